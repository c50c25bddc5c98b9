/** ISO 8601: a date, perhaps with a clock time after `T` or a space, perhaps with a zone after that. */
const iso =
  /^((?:\d{4}|[+-]\d{6})-\d{2}(?:-\d{2})?)(?:[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:(z)|([+-]\d{2})(?::?(\d{2}))?)?)?$/i;
const digits = /^-?\d+(?:\.\d+)?$/;

/** Above this a number is taken for milliseconds: as seconds it would lie after the year 5138. */
const smallestMilliseconds = 1e11;

/**
 * A datetime field's value (ISO 8601, unix seconds, unix milliseconds, or either as digits) as milliseconds since 1970,
 * or undefined where it is none of these. A time without a zone is UTC, whatever the machine's zone.
 */
export function unixMilliseconds(value: string | number | null | undefined): number | undefined {
  // Past the times that it can hold, a Date holds NaN.
  const milliseconds = new Date(typeof value === 'string' ? readText(value.trim()) : readNumber(value)).getTime();
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** The same in unix seconds, with the fraction. */
export function unixSeconds(value: string | number | null | undefined): number | undefined {
  const milliseconds = unixMilliseconds(value);
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

function readNumber(value: number | null | undefined): number {
  if (value === undefined || value === null) return Number.NaN;
  return Math.round(Math.abs(value) < smallestMilliseconds ? value * 1000 : value);
}

/** Only what is ISO 8601 reaches `Date.parse`: it reads any other text in the machine's zone. */
function readText(text: string): number {
  if (digits.test(text)) return readNumber(Number(text));
  const [isIso, date = '', clock, isUtc, hours, minutes = '00'] = iso.exec(text) ?? [];
  if (isIso === undefined) return Number.NaN;
  if (clock === undefined) return Date.parse(date);
  return Date.parse(`${date}T${clock}${isUtc || hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
}
