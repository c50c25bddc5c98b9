import { destination } from '@sluice/bluecore';
import type { Preset } from '@sluice/kit/host';
import { planner, type Planned, presetOf } from '@sluice/test-utils/planner';

export const settings = { namespace: 'bluestore' };

const planned = planner(destination, settings);

export const preset = (partnerAction: string, mapping?: Preset['mapping']): Preset =>
  presetOf(destination, partnerAction, mapping);

/** A call of Bluecore's Events API. */
export interface Call {
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What Bluecore would be sent for these events, and the outcomes known without it. */
export function plan(...given: Parameters<typeof planned>): Planned & { readonly calls: Call[] } {
  const made = planned(...given);
  return { ...made, calls: made.requests.map(({ json }) => json as Call) }; // -- as the channel makes it
}
