import { compile, type Subscription } from '@sluice/engine';
import { type Answer, bodyText, type Outcome, type RawSettings, type Request } from '@sluice/kit/host';
import { asDestination, type PerformerOptions, type SegmentDefinition } from '@sluice/segment-destinations';

/** A request as it goes over the wire, but for headers that all have. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export type Answering = (
  sent: Sent,
  place: number,
) => Partial<Pick<Answer, 'status' | 'headers' | 'json' | 'text' | 'bytes' | 'unreadable'>>;

export interface DeliverWith extends PerformerOptions {
  readonly settings?: RawSettings;
  readonly subscriptions?: readonly Subscription[];
  readonly answer?: Answering;
}

export const json = (value: unknown, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  text: JSON.stringify(value),
});

export const track = (event: string, more: object = {}) => ({ type: 'track', event, messageId: `m-${event}`, ...more });

/** What events become under a definition of Segment's, whose vendor answers as it is told; 200 and `{}` unless it is. */
export async function deliverWith(
  definition: SegmentDefinition,
  events: readonly unknown[],
  { settings = {}, subscriptions, answer = () => json({}), ...options }: DeliverWith = {},
): Promise<{ readonly sent: Sent[]; readonly outcomes: Outcome[] }> {
  const pipeline = compile(asDestination(definition, options), { settings, ...(subscriptions && { subscriptions }) });
  const sent: Sent[] = [];
  const transport = {
    send(request: Request): Promise<Answer> {
      const one = wireOf(request);
      sent.push(one);
      return Promise.resolve({ status: 200, headers: {}, json: undefined, ...answer(one, sent.length - 1) });
    },
    close: () => Promise.resolve(),
  };
  const outcomes: Outcome[] = [];
  for await (const { outcome } of pipeline.deliver(events, { transport, attempts: 1, concurrency: 1 })) {
    outcomes.push(outcome);
  }
  return { sent, outcomes };
}

export function wireOf(request: Request): Sent {
  const { method, url, headers } = request;
  const { accept: _accept, 'accept-encoding': _coding, 'user-agent': _agent, ...own } = headers;
  return { method, url, headers: own, body: request.bytes ?? bodyText(request) };
}
