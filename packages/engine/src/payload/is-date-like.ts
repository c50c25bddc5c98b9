/** Year, month, day, hour, minute, second and fraction, all but the year optional: what Day.js parses by itself. */
const digitsOfDate = /^\d{4}[-/]?\d{0,2}[-/]?\d{0,2}[Tt\s]*\d{0,2}:?\d{0,2}:?\d{0,2}[.:]?\d*$/;

/**
 * Whether Segment's library regards a text as a date. It uses Day.js, whose package includes all of its plugins and would be an eighth
 * of the engine's size; this gives the same answers.
 */
export function isDateLike(text: string): boolean {
  const isNumber = String(Number(text)) === text;
  if (!isNumber && digitsOfDate.test(text)) return true;
  return !Number.isNaN(new Date(isNumber ? Number(text) * 1000 : text).getTime());
}
