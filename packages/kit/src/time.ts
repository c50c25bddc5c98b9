const zone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;
const clock = /\d{2}:\d{2}/;
const digits = /^-?\d+(?:\.\d+)?$/;

/** Above this a number is taken for milliseconds: as seconds it would lie after the year 5138. */
const smallestMilliseconds = 1e11;

/**
 * A datetime field's value (ISO 8601, unix seconds, unix milliseconds, or either as digits) as milliseconds since 1970,
 * or undefined where it is none of these. A time without a zone is UTC, whatever the machine's zone.
 */
export function unixMilliseconds(value: string | number | null | undefined): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number' || digits.test(value)) {
    const number = Number(value);
    if (!Number.isFinite(number)) return undefined;
    return Math.abs(number) < smallestMilliseconds ? Math.round(number * 1000) : number;
  }
  const isLocal = clock.test(value) && !zone.test(value);
  const milliseconds = Date.parse(isLocal ? `${value.trim().replace(' ', 'T')}Z` : value);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** The same in unix seconds, with the fraction. */
export function unixSeconds(value: string | number | null | undefined): number | undefined {
  const milliseconds = unixMilliseconds(value);
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}
