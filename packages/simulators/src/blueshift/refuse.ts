import { isObject } from '../is-object';
import type { VendorAnswer, VendorRequest } from '../vendor-simulator';

export interface Refusal {
  readonly status: number;
  readonly json: unknown;
}

/** Refuses a request as a whole, with everything in it. */
export function refuse({ json: body }: Pick<VendorRequest, 'json'>, { status, json }: Refusal): VendorAnswer {
  const list = isObject(body) ? (body.events ?? body.customers) : undefined;
  return { status, json, accepted: 0, refused: Array.isArray(list) ? Math.max(1, list.length) : 1 };
}
