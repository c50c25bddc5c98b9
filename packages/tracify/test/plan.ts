import { defaultMapping, type Preset } from '@sluice/kit/host';
import { planner, type Planned } from '@sluice/test-utils/planner';
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

const planned = planner(destination, settings);

/** What Tracify would be sent for these events, and the outcomes known without it. */
export function plan(...given: Parameters<typeof planned>): Planned & { readonly recorded: Recorded[] } {
  const made = planned(...given);
  return { ...made, recorded: made.requests.flatMap(({ json }) => (json as { events: Recorded[] }).events) };
}
