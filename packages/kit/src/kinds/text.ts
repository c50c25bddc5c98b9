import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';
import { trimText } from './trim-text';
import { wellFormed } from './well-formed';

/** What JavaScript writes for a missing text. A boolean is not a text, and neither is what a host makes of one. */
const leaks = /^(?:true|false|null|undefined|NaN)$/;
const leakedObject = '[object Object]';
/** No control characters, and no surrogates, paired or not. */
// oxlint-disable-next-line no-control-regex -- control characters are the point
const plain = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]*$/;
const longestLeak = 9;
const controls = /(?![\n\t])\p{Cc}/gu;

/**
 * Any text, trimmed, or the digits of a number. Control characters other than line feed and tab are removed, since databases refuse
 * NUL; lone surrogates become U+FFFD.
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
