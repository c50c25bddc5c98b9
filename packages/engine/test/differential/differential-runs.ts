/** Whether every case is run, `DIFFERENTIAL=full`; else a tenth. */
const isWhole = process.env.DIFFERENTIAL === 'full';

/** How many cases, and which: the seed says. */
export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
}

/** The same cases every time, by a fixed seed; of all cases half are new ones, by a seed that the name of the test tells. */
export function differentialRuns(cases: number): readonly (readonly [string, Runs])[] {
  const fixed = 20_260_101;
  if (!isWhole) return [[`${cases / 10} cases of the fixed seed`, { numRuns: cases / 10, seed: fixed }]];
  const fresh = Math.floor(Math.random() * 2 ** 31);
  return [fixed, fresh].map((seed) => [`${cases / 2} cases of the seed ${seed}`, { numRuns: cases / 2, seed }]);
}
