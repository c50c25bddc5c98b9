import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { nearest } from './nearest';
import { UsageError } from './usage-error';

/** The destination of this slug; its name will do as well. */
export function findDestination(written: string): Destination {
  const known = Object.hasOwn(catalog, written) ? catalog[written] : undefined;
  if (known) return known;
  const all = Object.values(catalog);
  const found = all.find(({ slug, name }) => [slug, name].some((word) => word.toLowerCase() === written.toLowerCase()));
  if (found) return found;
  const slugs = all.map(({ slug }) => slug);
  const near = nearest(written, slugs);
  throw new UsageError(
    `There is no destination "${written}".${near ? ` Did you mean ${near}?` : ''} There are: ${slugs.join(', ')}.`,
  );
}
