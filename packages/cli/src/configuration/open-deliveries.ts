import type { Pipeline } from '@sluice/engine';
import { findDestination, isDestination } from '../find-destination';
import type { Io } from '../io';
import { isOfSegment } from '../segment-destinations';
import { simulatorAccount } from '../simulator-account';
import { UsageError } from '../usage-error';
import { readConfig } from './config-file';
import { openConfigEntry, openPipeline, type PipelineFiles } from './open-pipeline';

/** What the words of a call name: pipelines to deliver to, and the sources of events. */
export interface Deliveries {
  readonly pipelines: readonly Pipeline[];
  readonly names: readonly string[];
}

/**
 * Opens the destination that the first word names, or every destination of a config file where it names none.
 * `isSimulated` takes the settings of the simulators' accounts, the user's laid over them.
 */
export async function openDeliveries(
  words: readonly string[],
  files: PipelineFiles & { readonly isSimulated: boolean },
  env: Io['env'],
): Promise<Deliveries> {
  const [first, ...rest] = words;
  const defaultsOf = (slug: string) => (files.isSimulated && !isOfSegment(slug) ? simulatorAccount(slug) : undefined);
  if (files.config === undefined || (first !== undefined && isDestination(first))) {
    if (first === undefined) throw new UsageError('Name a destination ("sluice list" lists them), or a --config file.');
    const destination = findDestination(first);
    const defaults = await defaultsOf(destination.slug);
    return { pipelines: [await openPipeline(destination, files, { env, defaults })], names: rest };
  }
  const entries = await readConfig(files.config, env);
  const pipelines: Pipeline[] = [];
  for (const entry of entries) {
    const defaults = await defaultsOf(entry.destination);
    pipelines.push(await openConfigEntry(findDestination(entry.destination), entry, defaults));
  }
  return { pipelines, names: words };
}
