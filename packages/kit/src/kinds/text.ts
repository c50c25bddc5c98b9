import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';
import { trimText } from './trim-text';
import { wellFormed } from './well-formed';

/** What JavaScript writes where it had no text. A boolean is no text, and so what a host makes of it is none either. */
const leaks = /^(?:true|false|null|undefined|NaN)$/;
const leakedObject = '[object Object]';
/** Neither control characters nor surrogates, paired or not. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const plain = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]*$/;
const longestLeak = 9;
const controls = /(?![\n\t])\p{Cc}/gu;

/**
 * Any text, trimmed; of a number its digits. Taken out are control characters other than line feed and tab, for databases refuse
 * NUL; a half emoji becomes U+FFFD.
 */
export const text: Kind<string> = { name: 'text', wanted: 'a text', read: readText };

export function readText(given: unknown): Reading<string> {
  const found = textOf(given);
  if (typeof found !== 'string') return found;
  const clean = plain.test(found) ? found : cleanText(found);
  const isLeak = clean.length <= longestLeak ? leaks.test(clean) : clean.includes(leakedObject);
  return isLeak ? unreadable : clean || undefined;
}

function cleanText(dirty: string): string {
  return trimText(wellFormed(dirty.replace(/\r\n?/g, '\n').replace(controls, '')));
}
