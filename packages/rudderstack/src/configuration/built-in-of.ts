import { completeSettings, type Destination, type RawSettings } from '@sluice/kit/host';
import { bloomreach } from './bloomreach';
import { bluecore } from './bluecore';
import { blueshift } from './blueshift';
import type { BuiltIn } from './built-in';

/** By slug, RudderStack's own integrations of our destinations. */
const builtIns: Readonly<Record<string, BuiltIn>> = { bloomreach, bluecore, blueshift };

/** RudderStack's own integration of this destination, if it has one. */
export function builtInOf({ slug }: Pick<Destination, 'slug'>): BuiltIn | undefined {
  return Object.hasOwn(builtIns, slug) ? builtIns[slug] : undefined;
}

/** The key of this setting in a configuration. */
export function keyOf(destination: Pick<Destination, 'slug'>, setting: string): string {
  return builtInOf(destination)?.keys[setting] ?? setting;
}

/** A configuration's word for the value of a setting. */
export function wordOf<V extends string | number | boolean>(
  destination: Pick<Destination, 'slug'>,
  setting: string,
  value: V,
): V | string {
  const words = Object.entries(builtInOf(destination)?.words?.[setting] ?? {});
  return words.find(([, ours]) => ours === value)?.[0] ?? value;
}

/** The settings that apply if a configuration does not set them. */
export function usualSettings(destination: Destination): RawSettings {
  const { account = {}, habits } = builtInOf(destination) ?? {};
  return { ...completeSettings(destination.authentication.fields, {}), ...account, ...habits?.({}) };
}
