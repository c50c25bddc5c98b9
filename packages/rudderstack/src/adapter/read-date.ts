const hasMonth = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;
const hasYear = /\b\d{4}\b/;
const isAmerican = /^\d{1,2}\/\d{1,2}\/\d{4}\b/;
const hasZone = /\b(?:GMT|UTC|Z)|[+-]\d\d:?\d\d\b/;

/**
 * A date with words, or as Americans write it, in ISO 8601: RudderStack's own integrations take for a time what JavaScript reads.
 * Without a zone it is UTC. Undefined where it is neither.
 */
export function readDate(text: string): string | undefined {
  if (text.length > 100 || !((hasMonth.test(text) && hasYear.test(text)) || isAmerican.test(text))) return undefined;
  const date = new Date(hasZone.test(text) ? text : `${text} UTC`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
