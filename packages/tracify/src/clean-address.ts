import { parseUrl } from '@sluice/kit';
import { holdsPersonalData } from './personal-data';

export interface CleanAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Origin and path. */
  readonly url: string;
  readonly parameters: URLSearchParams;
  /** Whether a part of the path was taken out. */
  readonly isRedacted: boolean;
}

const redacted = 'redacted';

/**
 * An address as domain and path, without user, query and fragment; a part of the path that holds personal data is replaced.
 * Undefined where the text is no address, or where the host itself is personal.
 */
export function cleanAddress(text: string, personal: readonly string[]): CleanAddress | undefined {
  const parsed = parseUrl(text);
  if (!parsed) return undefined;
  const { protocol, host, hostname, pathname, searchParams } = parsed;
  // Of a host only an address gives anybody away: a user ID may be a word that stands in it.
  const addresses = personal.filter((value) => value === hostname || `[${value}]` === hostname);
  if (host === '' || holdsPersonalData(host, addresses)) return undefined;
  const origin = `${protocol}//${host}`;
  const path = cleanPath(pathname, personal);
  // A parsed address has a path even where the text has none.
  const isBare = pathname === '/' && !/^\s*[^/]*\/\/[^/?#]*\//.test(text);
  return { origin, url: isBare ? origin : origin + path, parameters: searchParams, isRedacted: path !== pathname };
}

function cleanPath(path: string, personal: readonly string[]): string {
  const parts = path.split('/').map((part) => (holdsPersonalData(part, personal) ? redacted : part));
  const clean = parts.join('/');
  // A user agent holds a slash.
  return holdsPersonalData(clean, personal) ? `/${redacted}` : clean;
}
