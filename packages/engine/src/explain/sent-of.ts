import type { Request } from '@sluice/kit/host';

/** What of a request is sent. */
export type Sent = Pick<Request, 'method' | 'url' | 'headers' | 'json' | 'form' | 'text' | 'ndjson'>;

export function sentOf({ method, url, headers, json, form, text, ndjson }: Request): Sent {
  return {
    method,
    url,
    headers,
    ...(json !== undefined && { json }),
    ...(form !== undefined && { form }),
    ...(text !== undefined && { text }),
    ...(ndjson !== undefined && { ndjson }),
  };
}
