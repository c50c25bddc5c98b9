const hasMonth = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;
const hasYear = /\b\d{4}\b/;
const isYearFirst = /^\d{4}([-/.])\d{1,2}\1\d{1,2}\b/;
const isAmerican = /^\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d)\b/;
const hasZone = /\b(?:GMT|UTC?|Z|[PMCE][SD]T)\b|[+-]\d\d:?\d\d\b/;

/**
 * Converts a date with words, without leading zeros (`2021-1-2`) or in American order to ISO 8601: RudderStack's own integrations
 * accept any time that JavaScript can parse. Without a zone it is UTC. Undefined if it is none of these.
 */
export function readDate(text: string): string | undefined {
  const isDate = (hasMonth.test(text) && hasYear.test(text)) || isYearFirst.test(text) || isAmerican.test(text);
  if (text.length > 100 || !isDate) return undefined;
  const date = new Date(hasZone.test(text) ? text : `${text} UTC`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
