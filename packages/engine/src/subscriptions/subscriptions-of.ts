import { type Destination, didYouMean, isObject, noSuchKey, titleOf } from '@sluice/kit/host';
import type { Subscription } from './subscription';
import { ConfigurationError, type ConfigurationProblem } from '../configuration-error';

/**
 * What differs from the presets of a destination, by subscription name. `sluice.json` has this form, so that improved presets in a
 * later version reach users who did not change them:
 *
 * ```json
 * {
 *   "View page": false,
 *   "Purchase": { "mapping": { "total_price": { "@path": "$.properties.revenue" }, "voucher_value": null } },
 *   "Track event": { "subscribe": "and event != \"Quiz Taken\"" },
 *   "Search": { "subscribe": "type = \"track\" and event = \"Site Searched\"" },
 *   "Quiz": { "partnerAction": "trackEvent", "subscribe": "type = \"track\" and event = \"Quiz Taken\"", "mapping": { … } }
 * }
 * ```
 *
 * - `false`: the preset of this name is left out.
 * - An object without `partnerAction` changes the preset of this name: its trigger (a `subscribe` that begins with `and` is added to the
 *   preset's), and in its mapping only the named fields. `null` leaves a field out. The members of a group of fields (an object without
 *   directives) are changed one by one.
 * - An object with `partnerAction` is a complete subscription of the user's own; it replaces a preset of the same name.
 */
export interface SubscriptionOverrides {
  readonly [name: string]: SubscriptionOverride;
}

/** The override for one name: left out, a changed preset, or a subscription of the user's own. */
export type SubscriptionOverride = false | PresetOverride | Omit<Subscription, 'name'>;

/** What differs from a preset. */
export interface PresetOverride {
  readonly partnerAction?: never;
  readonly subscribe?: string;
  readonly mapping?: Readonly<Record<string, unknown>>;
}

/** A destination, or its plain data. */
export interface WithPresets extends Pick<Destination, 'name' | 'slug'> {
  readonly presets: readonly (Subscription & { readonly name: string })[];
}

/** A subscription, and its place for messages. */
export interface PlacedSubscription {
  readonly subscription: Subscription;
  readonly place: string;
}

/**
 * The presets as the user changed them, then the user's own subscriptions. An unchanged preset is the destination's own object. Throws
 * a `ConfigurationError` if an override cannot be read.
 */
export function subscriptionsOf(destination: WithPresets, overrides: SubscriptionOverrides): Subscription[] {
  const problems: ConfigurationProblem[] = [];
  const placed = applyOverrides(destination, overrides, problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return placed.map(({ subscription }) => subscription);
}

/** The same with each subscription's place. What cannot be read is added to the problems: it may come from a file that a user wrote. */
export function applyOverrides(
  destination: WithPresets,
  overrides: Readonly<Record<string, unknown>>,
  problems: ConfigurationProblem[],
): PlacedSubscription[] {
  const { presets } = destination;
  const changed = presets.flatMap((preset): PlacedSubscription[] => {
    const place = placeOf(preset.name);
    const override = Object.hasOwn(overrides, preset.name) ? overrides[preset.name] : undefined;
    if (override === undefined) return [{ subscription: preset, place }];
    return isPresetOverride(override) ? [{ subscription: changedBy(override, preset, place, problems), place }] : [];
  });
  const names = new Set(presets.map(({ name }) => name));
  const own = Object.entries(overrides).flatMap(([name, override]): PlacedSubscription[] => {
    const place = placeOf(name);
    if (override === false || !isObject(override)) {
      const message = 'It must be false, to switch a preset off, or an object with "subscribe" or "mapping".';
      if (override !== false) problems.push({ place, message });
      else if (!names.has(name)) problems.push({ place, message: noPreset(name, destination) });
      return [];
    }
    for (const key of Object.keys(override)) {
      if (knownKeys.includes(key)) continue;
      problems.push({ place: `${place}.${key}`, message: noSuchKey(key, knownKeys) });
    }
    if (!isPresetOverride(override)) {
      // Its shape is checked later, with all subscriptions.
      const { partnerAction, subscribe, mapping } = override as unknown as Subscription; // -- nothing is known of it yet
      return [{ subscription: { name, partnerAction, subscribe, mapping }, place }];
    }
    if (!names.has(name)) problems.push({ place, message: noPreset(name, destination) });
    return [];
  });
  return [...changed, ...own];
}

/** Whether a value is a group of fields: an object with a directive among its keys is a single value. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !Object.keys(value).some((key) => key.startsWith('@'));
}

const knownKeys = ['partnerAction', 'subscribe', 'mapping'];

function placeOf(name: string): string {
  return `subscriptions[${JSON.stringify(name)}]`;
}

function isPresetOverride(override: unknown): override is Readonly<Record<string, unknown>> {
  return isObject(override) && !Object.hasOwn(override, 'partnerAction');
}

function noPreset(name: string, destination: WithPresets): string {
  const names = destination.presets.map((preset) => preset.name);
  const known = names.length > 0 ? `Its presets: ${names.join(', ')}.` : 'It has none.';
  return `${titleOf(destination)} has no preset "${name}".${didYouMean(name, names, known)} A subscription of your own needs "partnerAction".`;
}

function changedBy(
  { subscribe, mapping }: Readonly<Record<string, unknown>>,
  preset: Subscription,
  place: string,
  problems: ConfigurationProblem[],
): Subscription {
  if (mapping !== undefined && !isObject(mapping)) {
    const message = 'The mapping must be an object with the fields to change in the preset.';
    problems.push({ place: `${place}.mapping`, message });
  }
  return {
    ...preset,
    // Whether it is a string is checked later, with all subscriptions.
    ...(subscribe !== undefined && { subscribe: triggerOf(subscribe, preset) as string }),
    ...(isObject(mapping) && { mapping: merged(preset.mapping, mapping) }),
  };
}

function triggerOf(subscribe: unknown, preset: Subscription): unknown {
  return typeof subscribe === 'string' && /^\s*and\s/.test(subscribe)
    ? `${preset.subscribe} ${subscribe.trim()}`
    : subscribe;
}

function merged(
  preset: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const members = new Map(Object.entries(preset));
  for (const [key, change] of Object.entries(changes)) {
    const known = members.get(key);
    if (change === null) members.delete(key);
    else members.set(key, isGroup(known) && isGroup(change) ? merged(known, change) : change);
  }
  return Object.fromEntries(members);
}
