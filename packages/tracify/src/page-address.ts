import { urlParts } from '@sluice/kit';
import type { PersonalData } from './personal-data';

export interface PageAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Origin and path. */
  readonly url: string;
  /** From the question mark on. */
  readonly search: string;
}

const redacted = 'redacted';
/** Java servers append it to a path for browsers without cookies: `/cart;jsessionid=…`. */
const sessionId = /;j?sess(?:ion)?id=[^/;]*/gi;

/**
 * An address as domain and path, without user, query and fragment. Parts of the path that hold personal data are replaced.
 * Undefined if the text is not an address, or if the host itself is personal data.
 */
export function pageAddress(text: string, personal: PersonalData): PageAddress | undefined {
  const parsed = urlParts(text);
  if (!parsed || parsed.host === '') return undefined;
  const { protocol, host, pathname, search } = parsed;
  if (personal.in(host) !== undefined) return undefined;
  const origin = `${protocol}//${host}`;
  // A parsed address has a path even if the text has none.
  const isBare = pathname === '/' && !/^[^/]*\/\/[^/?#]*\//.test(text);
  return { origin, url: isBare ? origin : origin + cleanPath(pathname, personal), search };
}

function cleanPath(path: string, personal: PersonalData): string {
  if (path === '/') return path;
  const plain = personal.isSought ? path.replace(sessionId, '') : path;
  if (plain !== path) personal.inAddresses.add('a session ID');
  const parts = plain.split('/');
  for (const [place, part] of parts.entries()) {
    const found = part === '' ? undefined : personal.inWhole(part);
    if (found === undefined) continue;
    personal.inAddresses.add(found);
    parts[place] = redacted;
  }
  const clean = parts.join('/');
  // A user agent contains a slash, so it is not found in single parts.
  const found = personal.in(clean);
  if (found === undefined) return clean;
  personal.inAddresses.add(found);
  return `/${redacted}`;
}
