import type { Request } from '@sluice/kit/host';

/** The parts of a request that are sent. */
export type Sent = Pick<Request, 'method' | 'url' | 'headers' | 'json' | 'form' | 'text' | 'ndjson'>;

/** Picks those parts. */
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
