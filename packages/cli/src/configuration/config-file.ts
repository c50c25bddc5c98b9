import { isObject, noSuchKey, type RawSettings } from '@sluice/kit/host';
import { findDestination } from '../find-destination';
import { UsageError } from '../usage-error';
import { readJsonFile } from './read-json-file';
import { checkedSettings } from './read-settings';
import { checkedSubscriptions, type Subscriptions } from './read-subscriptions';

/** One destination as the user has set it up, in a config file or in separate files. */
export interface ConfigEntry {
  /** A destination's slug. */
  readonly destination: string;
  /** As written: `${NAMES}` are not replaced yet. */
  readonly settings: RawSettings;
  /** Changes to presets, by preset name, or a list of all subscriptions. The presets if absent. */
  readonly subscriptions?: Subscriptions;
  /** Where they come from, for messages: `sluice.json: destinations[0]`. */
  readonly place?: { readonly settings: string | undefined; readonly subscriptions: string | undefined };
  /** Whether they come from a config file. */
  readonly isOfConfig?: true;
}

const form = '{"destinations": [{"destination": "…", "settings": {…}, "subscriptions": {…}}]}';

/** Reads the destinations of a config file; messages call it `shown`. */
export async function readConfig(path: string, shown = path): Promise<ConfigEntry[]> {
  const content = await readJsonFile(path, shown);
  const { $schema: _schema, destinations, ...rest } = isObject(content) ? content : {};
  if (!Array.isArray(destinations)) {
    throw new UsageError(`${shown}: it must be ${form}, as "sluice init <destination>" writes it.`);
  }
  assertNone(rest, shown, ['destinations']);
  return destinations.map((entry: unknown, index) => readEntry(entry, `${shown}: destinations[${index}]`));
}

/** Reads one of the destinations; `place` says where it is. */
export function readEntry(entry: unknown, place: string): ConfigEntry {
  const { destination, settings = {}, subscriptions, ...rest } = isObject(entry) ? entry : {};
  if (typeof destination !== 'string') {
    throw new UsageError(`${place}: it must name a "destination", as "sluice list" does.`);
  }
  assertNone(rest, place, ['destination', 'settings', 'subscriptions']);
  return {
    destination: slugOf(destination, place),
    settings: checkedSettings(settings, place),
    ...(subscriptions !== undefined && { subscriptions: checkedSubscriptions(subscriptions, place) }),
    place: { settings: place, subscriptions: place },
    isOfConfig: true,
  };
}

function slugOf(name: string, place: string): string {
  try {
    return findDestination(name).slug;
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${place}.destination: ${error.message}`) : error;
  }
}

function assertNone(rest: object, place: string, known: readonly string[]): void {
  const [first, ...more] = Object.keys(rest).map((key) => `${place}.${key}: ${noSuchKey(key, known)}`);
  if (first !== undefined) throw new UsageError(first, more);
}
