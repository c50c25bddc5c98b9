/** A number that somebody's answer holds, as number or text; not a number if it holds anything else. */
export function asNumber(given: unknown): number {
  return typeof given === 'number' || typeof given === 'string' ? Number(given) : Number.NaN;
}
