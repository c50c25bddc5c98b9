import { destination as bloomreach } from '@sluice/bloomreach';
import type { Destination } from '@sluice/kit';

/** Every destination, by its slug. */
export const catalog: Readonly<Record<string, Destination>> = Object.fromEntries(
  [bloomreach].map((destination) => [destination.slug, destination]),
);
