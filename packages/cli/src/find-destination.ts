import { catalog } from '@sluice/catalog';
import { type Destination, didYouMean, isNameOf } from '@sluice/kit/host';
import { findSegmentDestination, isOfSegment } from './segment-destinations';
import { UsageError } from './usage-error';

/** Finds a destination by slug or name. `segment:slack` is Segment's own, from the package that the user installed. */
export function findDestination(written: string): Destination {
  if (isOfSegment(written)) return findSegmentDestination(written);
  const known = Object.hasOwn(catalog, written) ? catalog[written] : undefined;
  if (known) return known;
  const all = Object.values(catalog);
  const found = all.find((one) => isNameOf(one, written));
  if (found) return found;
  const slugs = all.map(({ slug }) => slug);
  const hint = /[./\\]/.test(written)
    ? ' If it is a file, an option names it: see --help.'
    : didYouMean(written, slugs, `One of Segment's would be segment:${written}.`);
  throw new UsageError(`There is no destination "${written}".${hint} "sluice list" lists them.`);
}

/** Whether an argument is a destination’s slug or name, and not an event file. */
export function isDestination(written: string): boolean {
  return isOfSegment(written) || Object.values(catalog).some((one) => isNameOf(one, written));
}
