import { isObject } from '@sluice/kit/host';
import type { RestRequest } from '../protocol/rest-request';
import { readRestRequest } from './read-rest-request';

/** Nowhere: who sends the request instead of posting it back to us finds out, and the event is tried again later. */
const endpoint = 'https://sequence.sluice.invalid/';
const mark = 'sluice sequence';

/**
 * The requests of one event as one, which only our proxy can deliver. Posted one by one, rudder-server would repeat those that were
 * delivered where a later one fails, and lose the refusal of an earlier one: it keeps the last verdict.
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

/** The requests in what was posted: those of a sequence, or the one that it is. Undefined where one of them is none of ours. */
export function requestsIn(posted: RestRequest): readonly RestRequest[] | undefined {
  if (posted.userId !== mark) return [posted];
  const { requests } = posted.body.JSON;
  const read = Array.isArray(requests)
    ? requests.map((one: unknown) => (isObject(one) ? readRestRequest(one) : undefined))
    : [];
  const known = read.filter((one) => one !== undefined);
  return known.length > 0 && known.length === read.length ? known : undefined;
}

/** How many requests of a sequence are left out once as many were delivered; `dontBatch` of the job says that they were. */
export function firstHalf(count: number): number {
  return Math.ceil(count / 2);
}
