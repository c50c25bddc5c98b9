import type { Channel } from '../definition/channel';
import { parseUrl } from './parse-url';
import type { PreparedSettings } from '../settings/settings';

/** Whether a channel's requests go to this URL under these settings, judged by scheme, host, port and query. */
export function isAddressOf(channel: Channel, address: string, { all, visible }: PreparedSettings): boolean {
  const url = parseUrl(address);
  const own = parseUrl(channel.origin(visible));
  // Not `URL.origin`, which is "null" for all schemes except the web's.
  if (!url || own?.protocol !== url.protocol || own.host !== url.host) return false;
  const known = new Map(Object.entries(channel.query?.(all) ?? {}));
  const given = [...url.searchParams];
  return (
    given.length === known.size &&
    new Set(given.map(([name]) => name)).size === known.size &&
    given.every(([name, value]) => known.has(name) && (known.get(name) ?? value) === value)
  );
}
