import { basic, delivered, reasonIn, rejected, type Verdict } from '@sluice/kit';
import { connection, targetUrl } from './connection';

/** https://documentation.bloomreach.com/data-hub/docs/developers: the two kinds of command. */
export type Command =
  | {
      readonly name: 'customers/events';
      readonly data: {
        readonly customer_ids: Readonly<Record<string, string>>;
        readonly event_type?: string;
        readonly type?: string;
        readonly properties: Readonly<Record<string, unknown>>;
        readonly metadata?: { readonly _br_uid_2?: string; readonly domain_key?: string; readonly view_id?: string };
        readonly timestamp?: number;
      };
    }
  | {
      readonly name: 'customers';
      readonly data: {
        readonly customer_ids: Readonly<Record<string, string>>;
        readonly properties: Readonly<Record<string, unknown>>;
        readonly update_timestamp?: number;
      };
    };

/** Whose request it was: Bloomreach reads location and device from the request's headers. */
export interface Visitor {
  readonly ip?: string;
  readonly userAgent?: string;
}

/** A header value holds neither line breaks nor anything outside Latin-1. */
const headerValue = (text: string) => text.replace(/[^\t\u0020-\u007e\u00a0-\u00ff]+/g, ' ').trim();

/** X-Forwarded-For carries one address; of a chain the first is the visitor's. */
const firstAddress = (ip: string) => headerValue(ip.split(',')[0] ?? '');

/**
 * 50 commands a request and 6,000 requests a minute: https://documentation.bloomreach.com/engagement/reference/batch-commands-2,
 * which Data Hub does not restate. The bytes are our own caution: a customer update must stay below 800 KB, and no size
 * is published for a whole request.
 */
export const batch = connection.channel<{ readonly command: Command; readonly visitor: Visitor }>({
  limits: { items: 50, bytes: 800_000, callsPerSecond: 100 },
  together: ({ visitor: { ip = '', userAgent = '' } }, { sendVisitorHeaders }) =>
    sendVisitorHeaders ? `${firstAddress(ip)}\n${headerValue(userAgent)}` : '',
  onRefusal: 'split',
  request: (items, { baseUrl, streamId, authentication, apiKeyId = '', apiSecret = '', sendVisitorHeaders }) => {
    const { ip = '', userAgent = '' } = sendVisitorHeaders ? items[0].visitor : {};
    const address = firstAddress(ip);
    const authorization = {
      none: undefined,
      basic: basic(apiKeyId, apiSecret),
      token: `Token ${apiSecret}`,
      bearer: `Bearer ${apiSecret}`,
    }[authentication];
    return {
      method: 'POST',
      url: `${targetUrl(baseUrl)}/track/u/v1/batch?stream_id=${encodeURIComponent(streamId)}`,
      headers: {
        'Content-Type': 'application/json',
        ...(authorization && { Authorization: authorization }),
        ...(address && { 'X-Forwarded-For': address }),
        'User-Agent': headerValue(userAgent) || 'Sluice',
      },
      json: { commands: items.map((item) => item.command) },
    };
  },
  // Bloomreach answers 200 even where it refused some of the commands, and "success": true at the top even then.
  outcomes: ({ status, json, items }) => {
    const reason = reasonIn(json) ?? '';
    // https://documentation.bloomreach.com/engagement/reference/tracking-api-authorization-errors
    if (status === 404 || (status === 400 && /authenticate|project/i.test(reason))) {
      return rejected('settings', `Bloomreach does not know this address or stream (${status}). ${reason}`.trim());
    }
    if (status !== 200 || typeof json !== 'object' || json === null) return undefined;
    if ('results' in json && Array.isArray(json.results)) {
      const results: readonly unknown[] = json.results;
      return items.map((_, index) => verdictOf(results[index]));
    }
    return 'success' in json && json.success === false ? rejected('vendor', reason || 'Refused whole.') : undefined;
  },
});

/** https://documentation.bloomreach.com/engagement/reference/tracking-api-error-messages; what is missing is taken as accepted. */
function verdictOf(result: unknown): Verdict {
  if (typeof result !== 'object' || result === null || !('success' in result) || result.success !== false) {
    return delivered;
  }
  const reason = reasonIn(result) ?? 'Refused without a reason.';
  return rejected(/permission|authorized/i.test(reason) ? 'settings' : 'event', reason);
}
