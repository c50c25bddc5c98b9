import { compile, type Subscription } from '@sluice/engine';
import type { Outcome, RawSettings, Request } from '@sluice/kit/host';
import { destination } from '@sluice/bluecore';

export const settings = { namespace: 'bluestore' };

/** A call of Bluecore's Events API. */
export interface Call {
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The preset for this action, with parts of its mapping replaced. */
export function preset(partnerAction: string, mapping: Subscription['mapping'] = {}): Subscription {
  const found = destination.presets.find((one) => one.partnerAction === partnerAction);
  if (!found) throw new Error(`no preset for ${partnerAction}`);
  return { ...found, mapping: { ...found.mapping, ...mapping } };
}

/** What Bluecore would be sent for these events, and the outcomes known without it. */
export function plan(
  events: readonly unknown[],
  more: { readonly settings?: RawSettings; readonly subscriptions?: readonly Subscription[] } = {},
): { requests: Request[]; calls: Call[]; notes: readonly string[]; outcomes: readonly (Outcome | undefined)[] } {
  const {
    drafts,
    outcomes,
    events: planned,
  } = compile(destination, {
    settings: { ...settings, ...more.settings },
    ...(more.subscriptions && { subscriptions: more.subscriptions }),
  }).plan(events);
  // As they are sent: JSON has no undefined members.
  const requests = drafts.map(({ request }) => JSON.parse(JSON.stringify(request)) as Request);
  return {
    requests,
    calls: requests.map((request) => request.json as Call), // -- as the channel makes it
    notes: planned.flatMap((event) => ('items' in event ? event.notes : [])),
    outcomes,
  };
}
