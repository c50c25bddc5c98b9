import type { Destination } from '@sluice/kit/host';

/** The destination's name in RudderStack: `COMMANDERS_ACT`, `SEGMENT_SLACK`. */
export function destinationName({ slug }: Pick<Destination, 'slug'>): string {
  return slug.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
