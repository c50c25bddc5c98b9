import { itemsUnder, rejected } from '@sluice/kit';
import { collectionAddress } from './collection-address';
import { connection } from './connection';

/** An event as the vendor takes it. */
export type CollectedEvent = Readonly<Record<string, unknown>>;

/**
 * One event, or several as a batch: https://doc.commandersact.com, "HTTP tracking API source".
 * 32 KB an event and 500 KB a batch, where nobody says whether a KB has 1,000 bytes or 1,024; from 500 requests a second on
 * the vendor wants to be asked first.
 */
export const collect = connection.channel<CollectedEvent>({
  limits: ({ eventsPerRequest }) => ({
    items: eventsPerRequest,
    bytesPerItem: 32_000,
    bytes: 500_000,
    callsPerSecond: 500,
  }),
  onRefusal: 'split',
  request: ([first, ...others], { siteId, sourceKey, collectUrl, authentication }) => {
    const path = others.length > 0 ? 'events/batch' : 'events';
    const token = authentication === 'query' ? `&token=${encodeURIComponent(sourceKey)}` : '';
    return {
      method: 'POST',
      url: `${collectionAddress(collectUrl)}/${path}?tc_s=${encodeURIComponent(siteId.trim())}${token}`,
      headers: {
        'Content-Type': 'application/json',
        ...(authentication === 'bearer' && { Authorization: `Bearer ${sourceKey}` }),
      },
      json: others.length > 0 ? { batch: [first, ...others] } : first,
    };
  },
  itemsIn: itemsUnder('batch'),
  // The vendor itself answers 200, or 400 to what is too large: a 404 comes from whoever else has that address.
  outcomes: ({ status }) =>
    status === 404 ? rejected('settings', 'There is no Commanders Act at the collection address (404).') : undefined,
});
