import { itemsUnder, rejected } from '@sluice/kit';
import { connection } from './connection';

/** 32 KB; whether a KB has 1,000 bytes or 1,024 nobody says. */
export const mostEventBytes = 32_000;

/**
 * One event, or several as a batch of 500 KB; from 500 requests a second on the vendor wants to be asked first:
 * https://doc.commandersact.com/features/sources/sources-catalog/http-tracking-api
 */
export const collect = connection.channel<object>({
  name: 'collect',
  origin: ({ collectUrl }) => collectUrl,
  query: ({ siteId: tc_s, sourceKey: token, authentication }) =>
    authentication === 'bearer' ? { tc_s } : { tc_s, token },
  limits: ({ eventsPerRequest }) => ({
    items: eventsPerRequest,
    bytesPerItem: mostEventBytes,
    bytes: 500_000,
    callsPerSecond: 500,
  }),
  onRefusal: 'split',
  request: ([first, ...others], { siteId, sourceKey, collectUrl, authentication }) => {
    const isBatch = others.length > 0;
    const isBearer = authentication === 'bearer';
    const token = isBearer ? '' : `&token=${encodeURIComponent(sourceKey)}`;
    return {
      method: 'POST',
      url: `${collectUrl}/events${isBatch ? '/batch' : ''}?tc_s=${siteId}${token}`,
      headers: { 'Content-Type': 'application/json', ...(isBearer && { Authorization: `Bearer ${sourceKey}` }) },
      json: isBatch ? { batch: [first, ...others] } : first,
    };
  },
  itemsIn: itemsUnder('batch'),
  // The vendor itself answers 200, or 400 to what is too large: a 404 comes from whoever else has that address.
  outcomes: ({ status }) =>
    status === 404 ? rejected('settings', 'There is no Commanders Act at the collection address (404).') : undefined,
});
