import { bodyText, NotSent, parseUrl, type Request } from '@sluice/kit/host';
import { assertOuterHost } from './address-guard';

/** Where a request really goes. */
export interface RoutedRequest {
  readonly url: URL;
  /** Whether `origins` mapped it; only then may the address be a loopback or private one. */
  readonly isMapped: boolean;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | undefined;
}

/** Turns a request into what goes over the wire: the mapped address, the serialised body and its headers. */
export function routeRequest(request: Request, origins: Readonly<Record<string, string>> = {}): RoutedRequest {
  const asked = urlOf(request);
  const target = origins[asked.origin] ?? origins['*'];
  const url = target === undefined ? asked : within(target, asked);
  if (target === undefined) assertOuterHost(asked);
  const body = request.bytes ?? bodyText(request);
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  if (typeof body === 'string') headers['content-type'] ??= 'application/json';
  return { url, isMapped: target !== undefined, headers, body };
}

function urlOf({ url }: Request): URL {
  const parsed = parseUrl(url);
  if (!parsed) throw new NotSent('the address is not a URL. Check the host in the settings.', 'settings');
  if (parsed.protocol === 'https:' || parsed.protocol === 'http:') return parsed;
  throw new NotSent(
    'the address begins with neither https:// nor http://. Check the host in the settings.',
    'settings',
  );
}

/** The same path at another origin. Assigned, not resolved: a path that begins with two slashes would be read as a host. */
function within(origin: string, { pathname, search }: URL): URL {
  const url = new URL(origin);
  url.pathname = pathname;
  url.search = search;
  return url;
}
