import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { findDestination, isDestination } from '../find-destination';
import type { Io } from '../io';
import { shellWord } from '../text/shell-word';
import { UsageError } from '../usage-error';
import { tellLine } from '../write';
import { type ConfigEntry, readConfig } from './config-file';
import type { DestinationOptions } from './destination-options';
import { findConfig } from './find-config';
import { readSettings } from './read-settings';
import { readSubscriptions } from './read-subscriptions';

/** What the arguments and options of a command name. */
export interface Choice {
  /** At least one. */
  readonly entries: readonly ConfigEntry[];
  /** The arguments that are not destinations: event files. */
  readonly names: readonly string[];
  /** The config file that was used. */
  readonly config?: string;
}

/**
 * The destinations that the first arguments name; all destinations of the config file if they name none. Settings and
 * subscriptions come from the files named by `--settings` and `--subscriptions`, otherwise from the config file: the one named by
 * `--config`, otherwise the nearest `sluice.json`. The user is told which one is used.
 */
export async function chooseDestinations(
  words: readonly (string | undefined)[],
  options: DestinationOptions,
  io: Io,
): Promise<Choice> {
  const given = words.filter((word) => word !== undefined);
  const firstName = given.findIndex((word) => !isDestination(word));
  const count = firstName < 0 ? given.length : firstName;
  const slugs = [...new Set(given.slice(0, count).map((word) => findDestination(word).slug))];
  const names = given.slice(count);
  const [name] = names;
  // More likely a misspelt destination than a missing file: a file name has an extension or a folder.
  if (name !== undefined && count === 0 && /^(?:segment:)?\w[\w-]*$/.test(name) && !existsSync(name))
    findDestination(name);
  if (options.settings !== undefined || options.subscriptions !== undefined) {
    return { entries: await entriesOfFiles(slugs, options), names };
  }
  const config = options.config ?? (await findConfig(io.folder));
  if (config === undefined) {
    if (slugs.length > 0) return { entries: slugs.map((destination) => ({ destination, settings: {} })), names };
    throw new UsageError(
      'Name a destination ("sluice list" lists them), or write a config file with "sluice init <destination>".',
    );
  }
  const isFound = options.config === undefined;
  const shown = isFound ? relative(io.folder, config) : config;
  const known = await readConfig(config, shown);
  const entries = slugs.length === 0 ? known : slugs.flatMap((slug) => entriesFor(slug, known, options));
  if (entries.length === 0)
    throw new UsageError(`${shown}: there is no destination in it. Add one: ${additionOf('<destination>', options)}`);
  if (isFound && entries.some(({ place }) => place !== undefined)) await tellLine(io, `Using ${shown}`);
  return { entries, names, config };
}

function entriesFor(slug: string, known: readonly ConfigEntry[], options: DestinationOptions): ConfigEntry[] {
  const entries = known.filter(({ destination }) => destination === slug);
  if (entries.length > 0) return entries;
  const { config } = options;
  if (config !== undefined)
    throw new UsageError(`${config}: there is no ${slug} in it. Add it: ${additionOf(slug, options)}`);
  // A config file that was only found nearby may not be meant, so a missing entry is no error.
  return [{ destination: slug, settings: {} }];
}

/** The command that adds a destination to the config file. */
function additionOf(slug: string, { config }: DestinationOptions): string {
  return `sluice init ${slug}${config === undefined ? '' : ` --config ${shellWord(config)}`}`;
}

async function entriesOfFiles(slugs: readonly string[], options: DestinationOptions): Promise<ConfigEntry[]> {
  const { config, settings, subscriptions } = options;
  const [destination, another] = slugs;
  const named = [settings !== undefined && '--settings', subscriptions !== undefined && '--subscriptions']
    .filter(Boolean)
    .join(' and ');
  if (config !== undefined) throw new UsageError(`--config holds settings and subscriptions: leave ${named} out.`);
  if (destination === undefined || another !== undefined) {
    throw new UsageError(
      `${named}: name one destination that the file is for. For several, write a config file with "sluice init".`,
    );
  }
  return [
    {
      destination,
      settings: settings === undefined ? {} : await readSettings(settings),
      ...(subscriptions !== undefined && { subscriptions: await readSubscriptions(subscriptions) }),
      place: { settings, subscriptions },
    },
  ];
}
