import type { VendorRequest } from '../vendor-simulator';
import { isObject } from '../is-object';
import type { Refusal } from './refuse';

/** The answer to a body that cannot be read, whatever the endpoint expects in it; undefined if it can. */
export function refuseBody({ headers, json }: VendorRequest): Refusal | undefined {
  // EN-faq: compressed bodies get a 400 with this text. Assumed: that it comes in `message`.
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    return invalid('The browser (or proxy) sent a request that this server could not understand.');
  }
  // EN-batch: the content type is required. Assumed: the answer without it.
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return invalid('Invalid JSON');
  // EN-err. Assumed: the same for JSON that is not an object.
  return isObject(json) ? undefined : invalid('Invalid JSON');
}

function invalid(message: string): Refusal {
  return { status: 400, json: { success: false, message } };
}
