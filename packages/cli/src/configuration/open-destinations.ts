import type { Pipeline } from '@sluice/engine';
import type { Io } from '../io';
import { type Choice, chooseDestinations } from './choose-destinations';
import type { DestinationOptions } from './destination-options';
import { openPipeline } from './open-pipeline';

/** A destination that is ready for events. */
export interface OpenDestination {
  readonly pipeline: Pipeline;
  /** The slug, with a number if it occurs more than once. */
  readonly label: string;
}

/** Opens the destinations that a command names. */
export async function openDestinations(
  words: readonly (string | undefined)[],
  options: DestinationOptions,
  io: Io,
): Promise<Omit<Choice, 'entries'> & { readonly destinations: readonly OpenDestination[] }> {
  const { entries, ...choice } = await chooseDestinations(words, options, io);
  const labels = labelsOf(entries.map(({ destination }) => destination));
  const destinations: OpenDestination[] = [];
  for (const [at, entry] of entries.entries()) {
    const pipeline = await openPipeline(entry, { env: io.env, toSimulator: options.toSimulator });
    destinations.push({ pipeline, label: labels[at] ?? entry.destination });
  }
  return { ...choice, destinations };
}

/** The slugs, numbered where one occurs more than once. */
export function labelsOf(slugs: readonly string[]): string[] {
  return slugs.map((slug, at) => {
    const isRepeated = slugs.indexOf(slug) !== slugs.lastIndexOf(slug);
    return isRepeated ? `${slug}-${slugs.slice(0, at + 1).filter((one) => one === slug).length}` : slug;
  });
}
