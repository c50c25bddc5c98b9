import { isObject } from '@sluice/kit/host';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The events of one JSON value: the value itself, or the contents of an envelope. Envelopes are the bodies of Segment's and
 * RudderStack's batch calls, RudderStack's archives of its `jobsdb`, and the lines that
 * `sluice send --rejected` writes.
 */
export function unwrapEvents(content: unknown): readonly unknown[] {
  let value = content;
  while (isEnvelope(value)) value = value.event_payload;
  if (!isObject(value) || typeof value.type === 'string') return [value];
  if (Array.isArray(value.batch)) return unwrapBatch(value, value.batch);
  if ('event' in value && 'index' in value && isObject(value.outcome)) return [value.event];
  return [value];
}

function isEnvelope(value: unknown): value is { readonly event_payload: unknown } {
  return (
    isObject(value) && typeof value.type !== 'string' && !Array.isArray(value.batch) && isObject(value.event_payload)
  );
}

/**
 * What is next to the batch applies to each of its events: `context` and `integrations` of the body
 * (https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch), the visitor's address and the
 * time of receipt in RudderStack's archive. An event's own values take precedence.
 */
function unwrapBatch(body: JsonObject, batch: readonly unknown[]): readonly unknown[] {
  const { requestIP: address, receivedAt } = body;
  return batch.map((event) => {
    if (!isObject(event)) return event;
    const context = isObject(body.context) ? { context: { ...body.context, ...objectOr(event.context) } } : {};
    const integrations = isObject(body.integrations)
      ? { integrations: { ...body.integrations, ...objectOr(event.integrations) } }
      : {};
    return {
      ...(typeof address === 'string' && { request_ip: address }),
      ...(typeof receivedAt === 'string' && { receivedAt }),
      ...event,
      ...context,
      ...integrations,
    };
  });
}

function objectOr(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
