import { isObject } from '../is-object';
import type { Account, VendorAnswer, VendorRequest } from '../vendor-simulator';
import { findLosses } from './find-losses';

// S: "32KB per API request". BATCH: 500 KB, and 32 KB per event. Assumed: a KB has 1,000 bytes.
const mostEventBytes = 32_000;
const mostBatchBytes = 500_000;

/** The answer to one event or a batch: nearly always an empty 200, whatever happens to the events. */
export function answerEvents(
  request: VendorRequest,
  account: Account,
  isBatch: boolean,
  loseItem: () => boolean,
): VendorAnswer {
  const { json, body } = request;
  // S: a 400 "in case the request is too large or the payload JSON is invalid". Assumed: a body that is not an object is invalid.
  if (!isObject(json)) return refuse(1, []);
  const list: unknown[] = isBatch && Array.isArray(json.batch) ? json.batch : [json];
  const tooLarge = list.flatMap((event, index) => {
    return bytesOf(list.length === 1 && !isBatch ? body : JSON.stringify(event)) > mostEventBytes ? [index] : [];
  });
  // Assumed: one event that is too large gets its batch refused.
  if (tooLarge.length > 0 || bytesOf(body) > mostBatchBytes) return refuse(list.length, tooLarge);
  const forAll = findLossesOfAll(request, account, isBatch);
  const dropped = list.flatMap((item, index) => {
    const losses = [...forAll, ...findLosses(item)];
    // S: whatever goes wrong, the answer does not say so.
    const reasons = losses.length === 0 && loseItem() ? ['Dropped on purpose'] : losses;
    return reasons.map((reason) => ({ reason, index, item }));
  });
  return { status: 200, accepted: list.length, refused: 0, dropped };
}

/** Why every event in a request is lost despite the 200. */
function findLossesOfAll({ query, headers, json }: VendorRequest, account: Account, isBatch: boolean): string[] {
  // S: the source key in the address, or as a bearer token.
  const key = query.get('token') ?? /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  return [
    ...(query.get('tc_s') === account.siteId ? [] : ['tc_s is not the site of this account']),
    ...(key === account.sourceKey ? [] : ['The source key is not one of this site']),
    // S: required.
    ...(/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
      ? []
      : ['Content-Type is not application/json']),
    // BATCH: the form. Assumed: anything else is not an event.
    ...(isBatch && !(isObject(json) && Array.isArray(json.batch)) ? ['There is no list "batch"'] : []),
  ];
}

function refuse(count: number, refusedItems: readonly number[]): VendorAnswer {
  return { status: 400, accepted: 0, refused: count, refusedItems };
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
