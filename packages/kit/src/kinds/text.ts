import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';
import { trimText } from './trim-text';
import { wellFormed } from './well-formed';

/** What JavaScript writes where it had no text. A boolean is no text, and so its text is none either. */
const leaks = /^(?:true|false|null|undefined|NaN|\[object \w+\](?:,\[object \w+\])*)$/;
const plain = /^[\x20-\x7e\n\t]*$/;
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const controls = /(?![\n\t])\p{Cc}/gu;

/** Any text, trimmed; numbers are their digits. Control characters other than line feed and tab are taken out: databases refuse NUL. */
export const text: Kind<string> = {
  name: 'text',
  wanted: 'a text',
  read: readText,
};

export function readText(given: unknown): Reading<string> {
  const found = textOf(given);
  if (typeof found !== 'string') return found;
  if (leaks.test(found)) return unreadable;
  if (plain.test(found)) return found;
  return trimText(wellFormed(found.replace(/\r\n?/g, '\n').replace(controls, ''))) || undefined;
}
