import { parseUrl } from '@sluice/kit';
import { findInWhole, findPersonalData, type PersonalData } from './personal-data';

export interface PageAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Origin and path. */
  readonly url: string;
  readonly parameters: URLSearchParams;
}

const redacted = 'redacted';

/**
 * An address as domain and path, without user, query and fragment. A part of the path that holds personal data is replaced, and
 * `onFound` is told what it was. Undefined where the text is no address, or where the host itself is personal.
 */
export function pageAddress(
  text: string,
  personal: PersonalData | undefined,
  onFound: (what: string) => void,
): PageAddress | undefined {
  const parsed = parseUrl(text);
  if (!parsed || parsed.host === '') return undefined;
  const { protocol, host, pathname, searchParams: parameters } = parsed;
  if (personal && findPersonalData(host, personal) !== undefined) return undefined;
  const origin = `${protocol}//${host}`;
  // A parsed address has a path even where the text has none.
  const isBare = pathname === '/' && !/^[^/]*\/\/[^/?#]*\//.test(text);
  return { origin, url: isBare ? origin : origin + cleanPath(pathname, personal, onFound), parameters };
}

function cleanPath(path: string, personal: PersonalData | undefined, onFound: (what: string) => void): string {
  if (!personal || path === '/') return path;
  const parts = path.split('/').map((part) => {
    const found = part === '' ? undefined : findInWhole(part, personal);
    if (found === undefined) return part;
    onFound(found);
    return redacted;
  });
  const clean = parts.join('/');
  // A user agent holds a slash.
  const found = findPersonalData(clean, personal);
  if (found === undefined) return clean;
  onFound(found);
  return `/${redacted}`;
}
