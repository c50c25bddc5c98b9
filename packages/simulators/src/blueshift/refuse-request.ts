import { isObject } from '../is-object';
import type { Account, VendorRequest } from '../vendor-simulator';
import type { Refusal } from './refuse';

/** EV, OAS: the paths, and the key that each requires. */
const endpoints: Readonly<Record<string, 'eventApiKey' | 'userApiKey'>> = {
  'GET /api/v1/event/debug': 'eventApiKey',
  'POST /api/v1/event': 'eventApiKey',
  'POST /api/v1/bulkevents': 'eventApiKey',
  'POST /api/v1/customers': 'userApiKey',
  'POST /api/v1/customers/bulk': 'userApiKey',
  'POST /api/v1/customers/forget': 'userApiKey',
  'POST /api/v1/customers/unforget': 'userApiKey',
  'POST /api/v1/customers/delete': 'userApiKey',
  'POST /api/v1/customers/merge': 'userApiKey',
};

// OAS: 1 MB. Assumed: the stricter megabyte, and for every call.
const mostBytes = 1_000_000;

/** The answer to a request that is refused before its content is checked. */
export function refuseRequest(request: VendorRequest, account: Account): Refusal | undefined {
  const { method, path, headers, body, json } = request;
  const key = endpoints[`${method} ${path}`];
  // Assumed: the text.
  if (key === undefined) return { status: 404, json: { error: 'not_found' } };
  // EV: `-u KEY:`, so the key is the user and the password is empty. RE: the text. Assumed: the colon is needed.
  const expected = `Basic ${Buffer.from(`${account[key]}:`).toString('base64')}`;
  if (headers.authorization !== expected) return { status: 401, json: { message: 'Not authorized' } };
  if (method === 'GET') return undefined;
  // EV: every example has it. Assumed: that it is required, and the answer.
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return { status: 400, json: { error: 'bad_request' } };
  }
  if (Buffer.byteLength(body) > mostBytes) return tooLarge('The payload is larger than 1 MB');
  // RE: the text begins like this. Assumed: its end.
  return isObject(json) ? undefined : { status: 400, json: { status: 400, error: 'Json Parse error: no object' } };
}

/** OAS: 413. Assumed: the texts. */
export function tooLarge(message: string): Refusal {
  return { status: 413, json: { message } };
}
