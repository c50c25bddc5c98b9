import { type Destination, isObject } from '@sluice/kit/host';
import type { Subscription } from './compile';
import {
  isGroup,
  type PresetOverride,
  type SubscriptionOverride,
  type SubscriptionOverrides,
} from './subscriptions-of';

/**
 * What differs from the presets in a complete list of subscriptions: `subscriptionsOf` gives them back. One counts as a preset,
 * changed, where it has the name and the action of the preset. Names must tell the others apart, so they get numbers where they
 * do not.
 */
export function overridesOf(
  { actions, presets }: Pick<Destination, 'actions' | 'presets'>,
  subscriptions: readonly Subscription[],
): SubscriptionOverrides {
  const others = [...subscriptions];
  const taken = new Set(presets.map(({ name }) => name));
  const overrides = presets.flatMap((preset): [string, SubscriptionOverride][] => {
    const at = others.findIndex((one) => one.name === preset.name && one.partnerAction === preset.partnerAction);
    const [kept] = at < 0 ? [] : others.splice(at, 1);
    const override = kept ? differenceOf(kept, preset) : false;
    return override === undefined ? [] : [[preset.name, override]];
  });
  const own = others.map(({ name, partnerAction, subscribe, mapping }): [string, SubscriptionOverride] => {
    const wanted = name || actions[partnerAction]?.title || partnerAction;
    let unique = wanted;
    for (let number = 2; taken.has(unique); number += 1) unique = `${wanted} ${number}`;
    taken.add(unique);
    return [unique, { partnerAction, subscribe, mapping }];
  });
  return Object.fromEntries([...overrides, ...own]);
}

function differenceOf({ subscribe, mapping }: Subscription, preset: Subscription): PresetOverride | undefined {
  const changes = changesOf(mapping, preset.mapping);
  const difference = {
    ...(subscribe !== preset.subscribe && { subscribe }),
    ...(Object.keys(changes).length > 0 && { mapping: changes }),
  };
  return Object.keys(difference).length > 0 ? difference : undefined;
}

function changesOf(
  mapping: Readonly<Record<string, unknown>>,
  preset: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = new Set([...Object.keys(preset), ...Object.keys(mapping)]);
  return Object.fromEntries(
    [...keys].flatMap((key): [string, unknown][] => {
      const [was, is] = [preset, mapping].map((one) => (Object.hasOwn(one, key) ? (one[key] ?? null) : null));
      if (isSame(was, is)) return [];
      if (!isGroup(was) || !isGroup(is)) return [[key, is]];
      return [[key, changesOf(is, was)]];
    }),
  );
}

/** Whether two values are the same JSON, in whatever order their members stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
