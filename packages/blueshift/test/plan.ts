import { compile } from '@sluice/engine';
import { isObject, type Outcome, type RawSettings, type Request } from '@sluice/kit/host';
import { destination } from '@sluice/blueshift';

export const settings = { eventApiKey: 'event-key' };

/** Without what the defaults add to the events that the vendor's page prints. */
export const asPrinted = { sendTimestamp: false, sendEventUuid: false };

/** What Blueshift would be sent for these events, and the outcomes known without it. */
export function plan(
  events: readonly unknown[],
  more: { readonly settings?: RawSettings } = {},
): {
  requests: Request[];
  sent: Record<string, unknown>[];
  outcomes: readonly (Outcome | undefined)[];
  notes: string[];
} {
  const pipeline = compile(destination, {
    settings: { ...settings, ...more.settings },
  });
  const { drafts, outcomes, events: planned } = pipeline.plan(events);
  const requests = drafts.map((draft) => draft.request);
  return {
    requests,
    sent: requests.flatMap(({ json }) => {
      const body = json as Record<string, unknown>;
      return ((isObject(body) ? (body.events ?? body.customers) : undefined) ?? [body]) as Record<string, unknown>[];
    }),
    outcomes,
    notes: planned.flatMap((one) => ('items' in one ? one.notes : [])),
  };
}
