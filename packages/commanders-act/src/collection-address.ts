import { parseUrl } from '@sluice/kit';

/**
 * The address that `/events` is put behind; a first-party one may have a path of its own. People paste it with and without
 * `https://`, slashes and `/events`; a query would hold the source key, which belongs elsewhere.
 */
export function collectionAddress(collectUrl: string): string | undefined {
  const text = collectUrl.trim();
  const url = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url) return undefined;
  const { protocol, origin, pathname, search, username, password } = url;
  if (protocol !== 'https:' || search || username || password) return undefined;
  return `${origin}${pathname.replace(/\/events(\/batch)?\/*$/, '').replace(/\/+$/, '')}`;
}
