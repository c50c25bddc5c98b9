import type { Channel } from './channel';
import { parseUrl } from './parse-url';
import type { PreparedSettings } from './settings';

/** Whether requests of a channel go to this address under these settings: by scheme, host and port, and by the query. */
export function isAddressOf(channel: Channel, address: string, { all, visible }: PreparedSettings): boolean {
  const url = parseUrl(address);
  const own = parseUrl(channel.origin(visible));
  // Not `URL.origin`: that is the same for every scheme that is none of the web's.
  if (!url || own?.protocol !== url.protocol || own.host !== url.host) return false;
  const known = new Map(Object.entries(channel.query?.(all) ?? {}));
  const given = [...url.searchParams];
  return (
    given.length === known.size &&
    new Set(given.map(([name]) => name)).size === known.size &&
    given.every(([name, value]) => known.has(name) && (known.get(name) ?? value) === value)
  );
}
