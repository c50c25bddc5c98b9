/**
 * How often a property is tried that is tried so often in whole: a fifth of it with the tests, all of it where `FUZZ=all` asks for it
 * (`FUZZ=all npm test`).
 */
export function runs(whole: number): { readonly numRuns: number } {
  return { numRuns: process.env.FUZZ === 'all' ? whole : Math.ceil(whole / 5) };
}
