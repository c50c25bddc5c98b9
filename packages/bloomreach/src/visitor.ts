import { type FieldDefinitions, ip, userAgent } from '@sluice/kit';

/** Whose browser or app it was: Bloomreach reads location and device from the headers of the request. */
export interface Visitor {
  readonly ip?: string;
  readonly userAgent?: string;
}

export const visitor = { ip, userAgent } as const satisfies FieldDefinitions;

/**
 * The headers that speak for a visitor: https://documentation.bloomreach.com/data-hub/docs/developers, "Required headers for
 * server-side tracking". An unknown address is left out; without a user agent ours says who calls.
 */
export function visitorHeaders({ ip: address = '', userAgent: agent = '' }: Visitor): Record<string, string> {
  // Of a chain of addresses the first is the visitor's.
  const forwardedFor = headerValue(address.split(',')[0] ?? '');
  return { ...(forwardedFor && { 'X-Forwarded-For': forwardedFor }), 'User-Agent': headerValue(agent) || 'Sluice' };
}

/** A header value holds neither line breaks nor anything outside Latin-1 (RFC 9110). */
function headerValue(text: string): string {
  return text.replace(/[^\t\u0020-\u007e\u00a0-\u00ff]+/g, ' ').trim();
}
