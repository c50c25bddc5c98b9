import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** https://www.rfc-editor.org/errata/eid1690: a path has 256 octets, two of which are angle brackets. */
const longest = 254;
/** What tills and forms write for a missing address, and addresses that nobody reads: they would merge many people into one. */
const nobody =
  /^(?:null|none|unknown|anonymous|nobody|no[-_.]?(?:e?[-_.]?mail|reply|address)|do[-_.]?not[-_.]?reply)@|^[^@]*undefined/i;
const plain = /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z](?:[a-z\d-]*[a-z\d])$/i;
/** The same with the letters of all scripts (RFC 6531). */
const international =
  /^[\p{L}\p{M}\p{N}_!#$%&'*+/=?^`{|}~.-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+\p{L}(?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])$/u;

/**
 * One plain email address, as written. For vendors that treat `Jo@Example.com` and `jo@example.com` as two people, use `lowerCase`.
 * Also reads the template `user {{userId}}`, because some systems use the address as the user ID. Unreadable: `mailto:`, display names,
 * lists, and addresses that many people share: masked (`j***@example.com`) or nobody's (`noreply@example.com`).
 */
export const emailAddress: Kind<string> = {
  name: 'emailAddress',
  wanted: 'the email address of one person, such as jo@example.com',
  read: (given) => {
    if (typeof given === 'string' && given.startsWith(userIdMark)) {
      const address = readAddress(given.slice(userIdMark.length));
      return address === unreadable ? undefined : address;
    }
    return readAddress(given);
  },
};

/** How `user {{userId}}` begins. A user ID that is not an address counts as none, not as unreadable. */
const userIdMark = 'user ';

function readAddress(given: unknown): Reading<string> {
  const text = textOf(given);
  if (typeof text !== 'string') return text;
  if (text.length > longest || text.includes('**')) return unreadable;
  if (!plain.test(text) && !international.test(text)) return unreadable;
  return nobody.test(text) ? unreadable : text;
}
