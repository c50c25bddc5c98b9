/** `DIFFERENTIAL=full` runs every case; else a tenth. */
const share = process.env.DIFFERENTIAL === 'full' ? 1 : 0.1;

/** How many cases, and which: the seed says. */
export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
}

/** The same cases every time, by a fixed seed, and as many new ones, by a seed that the name of the test tells. */
export function differentialRuns(cases: number): readonly (readonly [string, Runs])[] {
  const numRuns = Math.ceil((cases * share) / 2);
  const fresh = Math.floor(Math.random() * 2 ** 31);
  return [
    [`${numRuns} cases of the fixed seed`, { numRuns, seed: 20_260_101 }],
    [`${numRuns} cases of the fresh seed ${fresh}`, { numRuns, seed: fresh }],
  ];
}
