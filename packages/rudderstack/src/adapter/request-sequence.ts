import { isObject } from '@sluice/kit/host';
import type { RestRequest } from '../protocol/rest-request';
import { readRestRequest } from './read-rest-request';

/** Leads nowhere: if the request is sent instead of posted back to us, sending fails and the event is retried later. */
const endpoint = 'https://sequence.sluice.invalid/';
const mark = 'sluice sequence';

/**
 * Wraps the requests of one event in one request, which only our proxy can deliver. If they were posted one by one, rudder-server
 * would repeat those already delivered when a later one fails, and lose the refusal of an earlier one: it keeps the last verdict.
 */
export function sequenceOf(requests: readonly RestRequest[]): RestRequest {
  return {
    version: '1',
    type: 'REST',
    method: 'POST',
    endpoint,
    headers: {},
    params: {},
    body: { JSON: { requests }, JSON_ARRAY: {}, XML: {}, FORM: {} },
    files: {},
    userId: mark,
  };
}

/** The requests in what was posted: those of a sequence, or the single request. Undefined if one of them cannot be read. */
export function requestsIn(posted: RestRequest): readonly RestRequest[] | undefined {
  if (posted.userId !== mark) return [posted];
  const { requests } = posted.body.JSON;
  const read = Array.isArray(requests)
    ? requests.map((one: unknown) => (isObject(one) ? readRestRequest(one) : undefined))
    : [];
  const known = read.filter((one) => one !== undefined);
  return known.length > 0 && known.length === read.length ? known : undefined;
}

/** How many requests of a sequence are skipped once that many were delivered; the job's `dontBatch` says that they were. */
export function firstHalf(count: number): number {
  return Math.ceil(count / 2);
}
