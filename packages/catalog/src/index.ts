import { destination as bloomreach } from '@sluice/bloomreach';
import { destination as bluecore } from '@sluice/bluecore';
import { destination as blueshift } from '@sluice/blueshift';
import { destination as commandersAct } from '@sluice/commanders-act';
import type { Destination } from '@sluice/kit/host';
import { destination as tracify } from '@sluice/tracify';

/** Every destination, by its slug. */
export const catalog: Readonly<Record<string, Destination>> = Object.fromEntries(
  [bloomreach, bluecore, blueshift, commandersAct, tracify].map((destination) => [destination.slug, destination]),
);
