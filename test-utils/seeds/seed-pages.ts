import bloomreach from './bloomreach.json';
import bluecore from './bluecore.json';
import blueshift from './blueshift.json';
import commandersAct from './commanders-act.json';
import type { SeedPage } from './seed-page';
import tracify from './tracify.json';

/** By vendor slug, in the order of the pages' file names. */
export const seedPages: Readonly<Record<string, SeedPage>> = {
  bloomreach,
  bluecore,
  blueshift,
  tracify,
  'commanders-act': commandersAct,
};
