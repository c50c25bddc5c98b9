import { type Destination, didYouMean } from '@sluice/kit/host';
import type * as SegmentDestinations from '@sluice/segment-destinations';
import { UsageError } from './usage-error';

const prefix = 'segment:';

/** Whether a word names one of Segment's destinations. */
export function isOfSegment(written: string): boolean {
  return written.toLowerCase().startsWith(prefix);
}

/** One of the destinations of Segment's that are installed where the command runs. */
export function findSegmentDestination(written: string): Destination {
  const { definition, core } = findSegmentDefinition(written);
  return library().asDestination(definition, { core });
}

/** Its definition, as Segment has it. */
export function findSegmentDefinition(written: string): SegmentDestinations.InstalledDefinition {
  const installed = installedHere();
  const name = written.slice(prefix.length).toLowerCase();
  const found =
    installed.find((one) => one.name === name) ??
    installed.find(({ definition }) => [definition.slug, definition.name].some((word) => word?.toLowerCase() === name));
  if (found) return found;
  const near = didYouMean(
    written,
    installed.map((one) => `${prefix}${one.name}`),
  );
  throw new UsageError(`Segment has no destination "${name}".${near} "sluice list --segment" lists them.`);
}

/** The destinations of Segment's that are installed where the command runs, as they are called here. */
export function segmentDestinations(): readonly Listed[] {
  return installedHere().map(({ name, definition: { name: title, description, actions } }) => ({
    slug: `${prefix}${name}`,
    name: title,
    description: description || title,
    actions: Object.keys(actions),
  }));
}

interface Listed extends Pick<Destination, 'slug' | 'name' | 'description'> {
  readonly actions: readonly string[];
}

function installedHere(): readonly SegmentDestinations.InstalledDefinition[] {
  const { installedDefinitions, NotInstalled } = library();
  try {
    return installedDefinitions(process.cwd());
  } catch (error) {
    throw error instanceof NotInstalled ? new UsageError(error.message) : error;
  }
}

/** Loaded late: most commands do without. */
function library(): typeof SegmentDestinations {
  return require('@sluice/segment-destinations') as typeof SegmentDestinations;
}
