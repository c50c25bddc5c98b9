/** We never wait longer than this, whatever a vendor asks for. */
const longestMilliseconds = 24 * 60 * 60 * 1000;

/**
 * The `Retry-After` header (RFC 9110: seconds or a date) as milliseconds from `now`, at most a day; the longest if there are several.
 * Undefined for anything else: negative numbers, past dates, words.
 */
export function retryAfterMilliseconds(value: string | undefined, now: number): number | undefined {
  const asked = ((value ?? '').match(members) ?? [])
    .map((part) => millisecondsIn(part.trim(), now))
    .filter((milliseconds) => milliseconds >= 0);
  return asked.length > 0 ? Math.min(longestMilliseconds, Math.max(...asked)) : undefined;
}

/** The parts between commas; the comma after the day of the week does not count. */
const members = /\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,)?[^,]+/gi;
const seconds = /^\+?\d{1,400}(?:\.\d{0,20})?(?:e\+?\d{1,6})?$/i;
/** The dates of RFC 9110, section 5.6.7. The oldest form does not name its time zone. */
const date = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? .{1,40}$/i;
const isoDate = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)$/i;

function millisecondsIn(text: string, now: number): number {
  if (seconds.test(text)) return Number(text) * 1000;
  if (isoDate.test(text)) return Date.parse(text) - now;
  if (!date.test(text)) return NaN;
  return Date.parse(/(?:GMT|UTC|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`) - now;
}
