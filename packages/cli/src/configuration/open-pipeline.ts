import type { Pipeline } from '@sluice/engine';
import type { Destination, RawSettings } from '@sluice/kit/host';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { type ConfigEntry, readConfig } from './config-file';
import { readSettings } from './read-settings';
import { readSubscriptions, type Subscriptions } from './read-subscriptions';

export interface PipelineFiles {
  readonly settings?: string;
  readonly subscriptions?: string;
  /** A file with settings and subscriptions of one or several destinations; instead of the other two. */
  readonly config?: string;
}

interface Surroundings {
  readonly env: Io['env'];
  /** Settings that the user's are laid over. */
  readonly defaults?: RawSettings | undefined;
}

const isOfSettings = (place: string) => place.startsWith('settings');

/** Compiles a destination with the user's files. What is wrong with them is told line by line, each with its file. */
export async function openPipeline(
  destination: Destination,
  files: PipelineFiles,
  { env, defaults = {} }: Surroundings,
): Promise<Pipeline> {
  if (files.config !== undefined) {
    if (files.settings !== undefined || files.subscriptions !== undefined) {
      throw new UsageError('--config holds settings and subscriptions: leave --settings and --subscriptions out.');
    }
    const [entry, another] = await readConfig(files.config, env, destination.slug);
    if (!entry || another) {
      throw new UsageError(`${files.config}: there is more than one ${destination.slug} in it. Part them into files.`);
    }
    return openConfigEntry(destination, entry, defaults);
  }
  const own = files.settings === undefined ? {} : await readSettings(files.settings, env);
  const subscriptions = files.subscriptions === undefined ? undefined : await readSubscriptions(files.subscriptions);
  return compileOrExplain(destination, { ...defaults, ...own }, subscriptions, (place) =>
    isOfSettings(place) ? files.settings : files.subscriptions,
  );
}

/** Compiles one destination of a config file. */
export function openConfigEntry(
  destination: Destination,
  { settings, subscriptions, place }: ConfigEntry,
  defaults: RawSettings = {},
): Promise<Pipeline> {
  return compileOrExplain(destination, { ...defaults, ...settings }, subscriptions, () => place);
}

async function compileOrExplain(
  destination: Destination,
  settings: RawSettings,
  subscriptions: Subscriptions | undefined,
  fileOf: (place: string) => string | undefined,
): Promise<Pipeline> {
  // Loaded here because it takes its time: `sluice list` and `--help` do without.
  const { compile, ConfigurationError } = await import('@sluice/engine');
  try {
    return compile(destination, { settings, ...(subscriptions && { subscriptions }) });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const lines = error.problems.map(({ place, message }) => {
      const file = fileOf(place);
      return `${file === undefined ? '' : `${file}: `}${place}: ${message}`;
    });
    if (error.problems.some(({ place }) => isOfSettings(place) && fileOf(place) === undefined)) {
      lines.push(
        `Name a file of settings with --settings ("sluice describe ${destination.slug}" explains each), or try it with --to-simulator.`,
      );
    }
    const [first = error.message, ...more] = lines;
    throw new UsageError(first, more);
  }
}
