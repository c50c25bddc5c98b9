import type { Destination } from '@sluice/kit/host';

/** The destination's name in RudderStack: `COMMANDERS_ACT`. */
export function destinationName({ slug }: Pick<Destination, 'slug'>): string {
  return slug.toUpperCase().replaceAll('-', '_');
}
