const fixedSeed = 20_251_121;

/**
 * How a property whose full number of runs is `whole` is tried: with the ordinary tests a fifth of them, always the same ones,
 * so that a test that passed passes again; with `FUZZ=all` (`FUZZ=all npm test`) all of them, others each time. `FUZZ_SEED`
 * repeats the ones that failed.
 */
export function runs(whole: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: isWhole() ? whole : Math.ceil(whole / 5), seed: seeds().at(-1) ?? fixedSeed };
}

/** The seeds to try: always a fixed one and, with `FUZZ=all` or `FUZZ_SEED`, another. */
export function seeds(fixed = fixedSeed): readonly number[] {
  const { FUZZ_SEED: given } = process.env;
  if (given !== undefined) return [fixed, Number(given)];
  return isWhole() ? [fixed, Date.now() % 2 ** 31] : [fixed];
}

function isWhole(): boolean {
  return process.env.FUZZ === 'all';
}
