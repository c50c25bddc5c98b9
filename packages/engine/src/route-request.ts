import type { Request } from '@sluice/kit';
import { assertOuterHost } from './address-guard';

/** Where a request really goes. */
export interface RoutedRequest {
  readonly url: URL;
  /** Whether the host that calls us chose the address; only then may it be a loopback or private one. */
  readonly isMapped: boolean;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** Turns a request into what goes over the wire: the mapped address, the serialised body and its headers. */
export function routeRequest(request: Request, origins: Readonly<Record<string, string>> = {}): RoutedRequest {
  const asked = new URL(request.url);
  const target = origins[asked.origin] ?? origins['*'];
  const url = target === undefined ? asked : new URL(`${asked.pathname}${asked.search}`, target);
  if (target === undefined) assertOuterHost(asked);
  const body = request.json === undefined ? undefined : JSON.stringify(request.json);
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  if (body !== undefined) headers['content-type'] ??= 'application/json';
  return { url, isMapped: target !== undefined, headers, body };
}
