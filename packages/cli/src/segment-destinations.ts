import { type Destination, didYouMean } from '@sluice/kit/host';
import type * as SegmentDestinations from '@sluice/segment-destinations';
import { UsageError } from './usage-error';

const prefix = 'segment:';

/** Whether an argument names one of Segment's destinations. */
export function isOfSegment(written: string): boolean {
  return written.toLowerCase().startsWith(prefix);
}

/** Finds one of Segment's destinations that are installed where the command runs. */
export function findSegmentDestination(written: string): Destination {
  const { definition, core } = findSegmentDefinition(written);
  outliveActions();
  return library().asDestination(definition, { core });
}

let isOutliving = false;

/** An action may fail where it does not wait, which must end neither a delivery nor the service. */
function outliveActions(): void {
  if (isOutliving) return;
  isOutliving = true;
  process.on('unhandledRejection', (reason) => {
    const name = reason instanceof Error ? reason.name : typeof reason;
    process.stderr.write(`One of Segment's actions failed where it did not wait: ${name}\n`);
  });
}

/** Finds its definition, as Segment publishes it. */
export function findSegmentDefinition(written: string): SegmentDestinations.InstalledDefinition {
  const name = written.slice(prefix.length).toLowerCase();
  if (name === '') throw new UsageError('Which of Segment\'s destinations? "sluice list --segment" lists them.');
  const installed = installedHere();
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

/** Segment's destinations that are installed where the command runs, under the names used here. */
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

/** Loaded lazily: most commands do not need it. */
function library(): typeof SegmentDestinations {
  return require('@sluice/segment-destinations') as typeof SegmentDestinations;
}
