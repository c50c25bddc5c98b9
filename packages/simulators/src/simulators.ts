// Written by npm run wire.
import { bloomreach } from './bloomreach/bloomreach';
import { bluecore } from './bluecore/bluecore';
import { blueshift } from './blueshift/blueshift';
import { commandersAct } from './commanders-act/commanders-act';
import { tracify } from './tracify/tracify';
import type { VendorSimulator } from './vendor-simulator';

/** By slug. */
export const simulators: Readonly<Record<string, VendorSimulator>> = {
  bloomreach,
  bluecore,
  blueshift,
  'commanders-act': commandersAct,
  tracify,
};
