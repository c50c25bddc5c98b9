import { compact, type FieldDefinitions, ip, timestamp, userAgent } from '@sluice/kit';
import type { Visitor } from './batch';

/** When it happened, and in whose browser. */
export const visit = { timestamp, ip, userAgent } as const satisfies FieldDefinitions;

/** Whose browser it was, for the request's headers. */
export function visitorOf(payload: { readonly ip?: string; readonly userAgent?: string }): Visitor {
  return compact({ ip: payload.ip, userAgent: payload.userAgent });
}
