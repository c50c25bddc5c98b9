import type { PreparedSettings } from './settings';

/** Settings shorter than this are too likely to be a part of ordinary words. */
const shortestSecret = 4;
const longestMessage = 500;

/**
 * A text that came from outside, fit for a log: every text setting's value in it, raw, URL-encoded or in base64, is
 * replaced by the setting's name; control characters are dropped; it is cut at 500 characters.
 */
export function scrub(text: string, settings: PreparedSettings): string {
  let result = text;
  for (const [key, value] of Object.entries(settings.all)) {
    if (typeof value !== 'string' || value.length < shortestSecret) continue;
    const isSecret = !(key in settings.visible);
    for (const form of isSecret ? formsOf(value) : [value]) result = result.replaceAll(form, `{{${key}}}`);
  }
  // oxlint-disable-next-line no-control-regex -- a vendor's text must not move a terminal's cursor
  result = result.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return result.length > longestMessage ? `${result.slice(0, longestMessage - 1)}…` : result;
}

/** The value as it may appear in a header, a URL or a body. */
export function formsOf(value: string): string[] {
  const base64 = Buffer.from(value, 'utf8').toString('base64');
  return [
    value,
    encodeURIComponent(value),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(value).toString('base64url'),
  ];
}
