import type { Pipeline } from '@sluice/engine';
import type { Destination, RawSettings } from '@sluice/kit';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { readSettings } from './read-settings';
import { readSubscriptions } from './read-subscriptions';

export interface PipelineFiles {
  readonly settings?: string;
  readonly subscriptions?: string;
}

const isOfSettings = (place: string) => place.startsWith('settings');

/** Compiles a destination with the user's files. What is wrong with them is told line by line, each with its file. */
export async function openPipeline(
  destination: Destination,
  files: PipelineFiles,
  { env, defaults = {} }: { readonly env: Io['env']; readonly defaults?: RawSettings | undefined },
): Promise<Pipeline> {
  const own = files.settings === undefined ? {} : await readSettings(files.settings, env);
  const subscriptions = files.subscriptions === undefined ? undefined : await readSubscriptions(files.subscriptions);
  // Loaded here because it takes its time: `sluice list` and `--help` do without.
  const { compile, ConfigurationError } = await import('@sluice/engine');
  try {
    return compile(destination, { settings: { ...defaults, ...own }, ...(subscriptions && { subscriptions }) });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const lines = error.problems.map(({ place, message }) => {
      const file = isOfSettings(place) ? files.settings : files.subscriptions;
      return `${file === undefined ? '' : `${file}: `}${place}: ${message}`;
    });
    if (files.settings === undefined && error.problems.some(({ place }) => isOfSettings(place))) {
      lines.push(
        `Name a file of settings with --settings ("sluice describe ${destination.slug}" explains each), or try it with --to-simulator.`,
      );
    }
    const [first = error.message, ...more] = lines;
    throw new UsageError(first, more);
  }
}
