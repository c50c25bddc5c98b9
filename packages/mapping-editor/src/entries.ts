import type { Subscription } from '@sluice/engine/language';
import type { DestinationData } from './definition.ts';

/** An entry of the list: a preset, on or off, or a subscription of the user's own. */
export interface Entry {
  readonly key: string;
  readonly name: string;
  readonly subscription: Subscription;
  readonly preset?: Subscription;
  /** The index among the subscriptions; undefined for a preset that is off. */
  readonly index?: number;
}

/** The presets in their order, then the user's own. A subscription with the name and action of a preset counts as that preset, changed. */
export function entriesOf({ actions, presets }: DestinationData, subscriptions: readonly Subscription[]): Entry[] {
  const taken = new Set<number>();
  const ofPresets = presets.map((preset): Entry => {
    const index = subscriptions.findIndex((one, at) => !taken.has(at) && isOf(one, preset));
    const subscription = subscriptions[index];
    taken.add(index);
    const known = { key: `preset ${preset.name}`, name: preset.name, preset };
    return subscription ? { ...known, subscription, index } : { ...known, subscription: preset };
  });
  const own = [...subscriptions.entries()].filter(([index]) => !taken.has(index));
  const ofUser = own.map(([index, subscription], place): Entry => {
    const { name, partnerAction } = subscription;
    const shown = name || actions[partnerAction]?.title || partnerAction;
    return { key: ownKey(place), name: shown, subscription, index };
  });
  return [...ofPresets, ...ofUser];
}

/** The key of a user's own subscription, by its place among these, so that it does not change when presets are turned off and on. */
export function ownKey(place: number): string {
  return `own ${place}`;
}

function isOf({ name, partnerAction }: Subscription, preset: Subscription): boolean {
  return name === preset.name && partnerAction === preset.partnerAction;
}

/** The subscriptions with one entry's subscription replaced, or removed if there is no new one. */
export function withEntry(
  entries: readonly Entry[],
  changed: Entry,
  subscription: Subscription | undefined,
): readonly Subscription[] {
  return entries.flatMap((entry) => {
    if (entry.key === changed.key) return subscription ?? [];
    return entry.index === undefined ? [] : entry.subscription;
  });
}
