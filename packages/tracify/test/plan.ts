import { compile, type Subscription } from '@sluice/engine';
import { defaultMapping, type Outcome, type Preset, type RawSettings, type Request } from '@sluice/kit/host';
import { destination } from '@sluice/tracify';

export const settings = { apiToken: 'token-7d2f', customerSiteId: '00000000-0000-0000-0000-000000000000' };

/** A subscription to this action, with parts of its default mapping replaced. */
export function subscription(
  partnerAction: string,
  subscribe: string,
  mapping: Preset['mapping'] = {},
): Pick<Preset, 'partnerAction' | 'subscribe' | 'mapping'> {
  const action = destination.actions[partnerAction];
  if (!action) throw new Error(`no action ${partnerAction}`);
  return { partnerAction, subscribe, mapping: { ...defaultMapping(action.fields), ...mapping } };
}

interface Recorded {
  readonly url: string;
  readonly identity_data: Readonly<Record<string, number>>;
  readonly datetime: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What Tracify would be sent for these events, and the outcomes known without it. */
export function plan(
  events: readonly unknown[],
  more: { readonly settings?: RawSettings; readonly subscriptions?: readonly Subscription[] } = {},
): { requests: Request[]; recorded: Recorded[]; outcomes: readonly (Outcome | undefined)[]; notes: string[] } {
  const planned = compile(destination, {
    settings: { ...settings, ...more.settings },
    ...(more.subscriptions && { subscriptions: more.subscriptions }),
  }).plan(events);
  const requests = planned.drafts.map((draft) => draft.request);
  return {
    requests,
    recorded: requests.flatMap((request) => (request.json as { events: Recorded[] }).events),
    outcomes: planned.outcomes,
    notes: planned.events.flatMap((event) => ('items' in event ? event.notes : [])),
  };
}
