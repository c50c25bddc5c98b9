import { bodyText, type Request } from '@sluice/kit/host';
import type { Exchange } from '@sluice/simulators';

/** Identifies a request, so that a simulator's record of it can be found. Requests that are equal have the same key. */
export function requestKey(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return keyOf(request.method, `${pathname}${search}`, bodyText(request) ?? '');
}

/** The key of the request that a simulator recorded. */
export function exchangeKey({ method, url, body }: Exchange): string {
  return keyOf(method, url, body);
}

function keyOf(method: string, url: string, body: string): string {
  return `${method} ${url} ${body}`;
}
