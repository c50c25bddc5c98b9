import type { Subscription } from '@sluice/engine/language';
import type { DestinationData } from './definition.ts';

/** One line of the list: a preset, whether or not it is on, or a subscription of the user's own. */
export interface Entry {
  readonly key: string;
  readonly name: string;
  readonly subscription: Subscription;
  readonly preset?: Subscription;
  /** Among the subscriptions; undefined where a preset is off. */
  readonly index?: number;
}

/** The presets in their order, then the user's own. One counts as a preset, changed, where it has its name and its action. */
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

/** The key of a subscription of the user's own, by its place among those: it stays while presets are turned off and on. */
export function ownKey(place: number): string {
  return `own ${place}`;
}

function isOf({ name, partnerAction }: Subscription, preset: Subscription): boolean {
  return name === preset.name && partnerAction === preset.partnerAction;
}

/** The subscriptions with one entry's in a new form; without it where there is none. */
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
