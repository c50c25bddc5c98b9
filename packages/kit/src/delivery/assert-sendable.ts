import { NotSent } from '../request/not-sent';
import type { Request } from '../request/request';

/** A header's name: RFC 9110, section 5.1. */
const token = /^[!#$%&'*+.^_`|~\w-]+$/;
const outsideLatin = /[^\t\u0020-\u007e\u0080-\u00ff]/;

/**
 * Throws `NotSent` if a request has a header that HTTP cannot carry: with an invalid name, or with a line break or characters outside
 * Latin-1 (RFC 9110), which a pasted key may contain.
 */
export function assertSendable({ headers }: Request): void {
  for (const name in headers) {
    if (!token.test(name)) throw new NotSent('one of its headers has a name that HTTP does not allow.', 'event');
    if (!outsideLatin.test(headers[name] ?? '')) continue;
    throw new NotSent(
      `the header ${name} contains a line break or a character that HTTP does not allow. Check the setting it comes from.`,
      'settings',
    );
  }
}
