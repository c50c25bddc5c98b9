import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { isObject } from '@sluice/kit';

export interface Refusal {
  readonly status: number;
  readonly json: unknown;
}

/** Refuses a request as a whole, with all its commands. */
export function refuse({ json: body }: VendorRequest, { status, json }: Refusal): VendorAnswer {
  return { status, json, accepted: 0, refused: Math.max(1, countCommands(body)) };
}

function countCommands(body: unknown): number {
  return isObject(body) && Array.isArray(body.commands) ? body.commands.length : 0;
}
