import { compile, type EventFate, eventMatrix, type EventMatrixRow } from '@sluice/engine';
import { samplesOf } from '@sluice/events';
import type { Destination, RawSettings } from '@sluice/kit/host';

/** Events of the common spec that share one fate. */
export interface SharedFate extends Omit<EventFate, 'action'> {
  /** The title of the action that accepts them; undefined if none does. */
  readonly action: string | undefined;
  readonly events: readonly Pick<EventMatrixRow, 'spec' | 'event'>[];
}

/**
 * What the presets make of every call and event of the common spec with these settings; if each event keeps its own name,
 * `names` has the first.
 */
export function whatBecomes(destination: Destination, settings: RawSettings): SharedFate[] {
  const fates = new Map<string, SharedFate>();
  for (const { spec, event, fates: by } of eventMatrix([compile(destination, { settings })], samplesOf)) {
    const { action: key, ...fate } = by[destination.slug] as EventFate; // -- it is asked for
    const action = key === undefined ? undefined : destination.actions[key]?.title;
    const shared = JSON.stringify([action, fate.reason, fate.isOwnName || fate.names]);
    const known = fates.get(shared);
    fates.set(shared, { ...(known ?? { ...fate, action }), events: [...(known?.events ?? []), { spec, event }] });
  }
  const rank = ({ reason, isOwnName }: SharedFate) => (reason === undefined ? (isOwnName ? 1 : 0) : 2);
  return [...fates.values()].toSorted((one, other) => rank(one) - rank(other));
}
