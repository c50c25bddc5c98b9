import type { RawSettings } from '@sluice/kit/host';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { isObject } from '@sluice/kit/host';
import { readJsonFile } from './read-json-file';
import { filledSettings } from './read-settings';
import { checkedSubscriptions, type Subscriptions } from './read-subscriptions';

/** One destination of a config file, as `sluice init` writes it. */
export interface ConfigEntry {
  /** A destination's slug. */
  readonly destination: string;
  readonly settings: RawSettings;
  /** What differs from the presets by their names, or all subscriptions as a list. The presets where absent. */
  readonly subscriptions?: Subscriptions;
  /** Where the entry stands, for messages: `sluice.json: destinations[0]`. */
  readonly place: string;
}

const form = '{"destinations": [{"destination": "…", "settings": {…}, "subscriptions": […]}]}';

/** The destinations of a config file; only those of `slug` where one is given. */
export async function readConfig(path: string, env: Io['env'], slug?: string): Promise<ConfigEntry[]> {
  const content = await readJsonFile(path);
  const list = isObject(content) ? content.destinations : undefined;
  if (!Array.isArray(list)) {
    throw new UsageError(`${path}: it must be ${form}, as "sluice init <destination>" writes it.`);
  }
  const chosen = list
    .map((entry: unknown, index) => ({ entry, place: `${path}: destinations[${index}]` }))
    .filter(({ entry, place }) => slug === undefined || slugOf(entry, place) === slug);
  if (chosen.length === 0) {
    const fix = slug === undefined ? 'Add one with "sluice init <destination>".' : `Add it with "sluice init ${slug}".`;
    throw new UsageError(`${path}: there is no ${slug ?? 'destination'} in it. ${fix}`);
  }
  return chosen.map(({ entry, place }) => readEntry(entry, place, env));
}

function slugOf(entry: unknown, place: string): string {
  if (!isObject(entry) || typeof entry.destination !== 'string') {
    throw new UsageError(`${place}: it must name a "destination", as "sluice list" does.`);
  }
  return findDestination(entry.destination).slug;
}

function readEntry(entry: unknown, place: string, env: Io['env']): ConfigEntry {
  const destination = slugOf(entry, place);
  const { settings = {}, subscriptions, ...rest } = entry as Readonly<Record<string, unknown>>; // -- slugOf has looked
  const unknown = Object.keys(rest).find((key) => key !== 'destination');
  if (unknown !== undefined) {
    throw new UsageError(`${place}.${unknown}: there is no such key. There are: destination, settings, subscriptions.`);
  }
  return {
    destination,
    settings: filledSettings(settings, place, env),
    ...(subscriptions !== undefined && { subscriptions: checkedSubscriptions(subscriptions, place) }),
    place,
  };
}
