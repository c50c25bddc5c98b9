import { parseUrl } from '../request/parse-url';
import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';
import { wellFormed } from './well-formed';

/** URLs that certainly parse, as most do; this test takes a fifth of the time of parsing. */
const plain =
  /^https?:\/\/(?:[a-z\d][a-z\d-]{0,40}\.){1,5}[a-z]{2,20}(?::\d{1,4})?(?:[/?#][\w!$%&'()*+,./:;=?@~#-]*)?$/;
const web = /^https?:\/\/[^/?#\\]/i;
const unseen = /[\p{Cc}\s]/u;

/** The absolute URL of a page, as written except that spaces are encoded. */
export const pageUrl: Kind<string> = {
  name: 'pageUrl',
  wanted: 'the whole address of a page, such as https://shop.example/p/1',
  read: (given) => readUrl(given, web),
};

/** An absolute URL with one of the given schemes. RudderStack's browser SDK writes `$direct` if there is no referrer. */
export function readUrl(given: unknown, schemes: RegExp): Reading<string> {
  if (typeof given === 'string' && plain.test(given) && !given.includes('xn--')) return given;
  const text = textOf(given);
  if (typeof text !== 'string') return text;
  if (text === '$direct') return undefined;
  if (!schemes.test(text)) return unreadable;
  const url = parseUrl(text);
  if (url === undefined) return unreadable;
  return unseen.test(text) ? url.href : wellFormed(text);
}
