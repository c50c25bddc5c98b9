import { NotSent } from './not-sent';
import type { Request } from './request';

/**
 * Throws `NotSent` where a request has a header that HTTP cannot carry: with a line break, or with anything outside Latin-1
 * (RFC 9110), as a pasted key may have.
 */
export function assertSendable({ headers }: Request): void {
  const name = Object.keys(headers).find((key) => /[^\t\u0020-\u007e\u0080-\u00ff]/.test(headers[key] ?? ''));
  if (name === undefined) return;
  throw new NotSent(
    `the header ${name} holds a line break or a character that HTTP cannot carry. Look at the setting it is made of.`,
    'settings',
  );
}
