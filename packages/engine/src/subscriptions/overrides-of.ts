import type { Action } from '@sluice/kit/host';
import type { Subscription } from './subscription';
import { isSame } from './is-same';
import {
  isGroup,
  type PresetOverride,
  type SubscriptionOverride,
  type SubscriptionOverrides,
} from './subscriptions-of';
import { uniqueName } from './unique-name';

/** The part of a destination's plain data that is needed here. */
interface DestinationData {
  readonly actions: Readonly<Record<string, Pick<Action, 'title'>>>;
  readonly presets: readonly (Subscription & { readonly name: string })[];
}

/**
 * How a complete list of subscriptions differs from the presets; `subscriptionsOf` turns it back into the list. A subscription with the
 * name and the action of a preset counts as that preset, changed. The others must have unique names, and are numbered if they do not.
 */
export function overridesOf(
  { actions, presets }: DestinationData,
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
    const unique = uniqueName(name || actions[partnerAction]?.title || partnerAction, taken);
    taken.add(unique);
    return [unique, { partnerAction, subscribe, mapping }];
  });
  return Object.fromEntries([...overrides, ...own]);
}

function differenceOf({ subscribe, mapping }: Subscription, preset: Subscription): PresetOverride | undefined {
  const changes = changesOf(mapping, preset.mapping);
  const added = subscribe.startsWith(`${preset.subscribe} and `)
    ? subscribe.slice(preset.subscribe.length + 1)
    : undefined;
  const difference = {
    ...(subscribe !== preset.subscribe && { subscribe: added ?? subscribe }),
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
