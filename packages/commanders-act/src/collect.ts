import { itemsUnder, rejected } from '@sluice/kit';
import { connection } from './connection';

/** 32 KB; whether of 1,000 or 1,024 bytes is not documented. */
export const mostEventBytes = 32_000;

/**
 * One event, or a batch of up to 500 KB. The vendor wants to be asked before anybody sends 500 requests a second:
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
  // The vendor itself answers 200, or 400 if a request is too large. A 404 comes from some other server.
  outcomes: ({ status }) =>
    status === 404 ? rejected('settings', 'There is no Commanders Act at the collection address (404).') : undefined,
});
