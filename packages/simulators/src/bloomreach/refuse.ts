import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { isObject } from '../is-object';

export interface Refusal {
  readonly status: number;
  readonly json: unknown;
}

/** Refuses a request as a whole, with everything in it. */
export function refuse({ json: body }: VendorRequest, { status, json }: Refusal): VendorAnswer {
  return { status, json, accepted: 0, refused: Math.max(1, countItems(body)) };
}

function countItems(body: unknown): number {
  return isObject(body) ? Math.max(lengthOf(body.commands), lengthOf(body.customers)) : 0;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
