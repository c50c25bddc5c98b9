/** Year, month, day, hour, minute, second and their fraction, each but the first as may be: what Day.js reads by itself. */
const digitsOfDate = /^\d{4}[-/]?\d{0,2}[-/]?\d{0,2}[Tt\s]*\d{0,2}:?\d{0,2}:?\d{0,2}[.:]?\d*$/;

/**
 * Whether Segment's library takes a text for a date. It asks Day.js, which has every plugin of its own in its package and would be
 * an eighth of what the engine weighs: this says the same.
 */
export function isDateLike(text: string): boolean {
  const isNumber = String(Number(text)) === text;
  if (!isNumber && digitsOfDate.test(text)) return true;
  return !Number.isNaN(new Date(isNumber ? Number(text) * 1000 : text).getTime());
}
