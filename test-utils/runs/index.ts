/**
 * How often to try a property whose full number of runs is `whole`: a fifth with the ordinary tests, all of them with `FUZZ=all`
 * (`FUZZ=all npm test`).
 */
export function runs(whole: number): { readonly numRuns: number } {
  return { numRuns: process.env.FUZZ === 'all' ? whole : Math.ceil(whole / 5) };
}
