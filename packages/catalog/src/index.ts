// Written by npm run wire.
import { destination as bloomreach } from '@sluice/bloomreach';
import { destination as bluecore } from '@sluice/bluecore';
import { destination as blueshift } from '@sluice/blueshift';
import { destination as commandersAct } from '@sluice/commanders-act';
import { destination as tracify } from '@sluice/tracify';
import type { Destination } from '@sluice/kit/host';

/** Every destination, by its slug. */
export const catalog: Readonly<Record<string, Destination>> = {
  bloomreach,
  bluecore,
  blueshift,
  'commanders-act': commandersAct,
  tracify,
};
