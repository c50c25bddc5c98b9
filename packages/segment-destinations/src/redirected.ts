import type { Answer } from '@sluice/kit/host';
import type { SegmentCore } from './segment-core';

type CoreRequest = InstanceType<SegmentCore['Request']>;

const redirections = new Set([301, 302, 303, 307, 308]);
/** Headers that must not be sent to another host. */
const confidential = ['authorization', 'cookie', 'cookie2', 'www-authenticate'];

/** The request that an answer redirects to, by the rules of node-fetch; undefined if there is no redirect to follow. */
export function redirected(
  core: SegmentCore,
  asked: CoreRequest,
  { status, headers }: Answer,
): CoreRequest | undefined {
  const { location } = headers;
  const url = redirections.has(status) && location !== undefined ? resolve(location, asked.url) : undefined;
  if (!url) return undefined;
  const isToBeRead = status === 303 || ((status === 301 || status === 302) && asked.method === 'POST');
  const next = isToBeRead
    ? new core.Request(url.href, { method: 'GET', headers: asked.headers })
    : new core.Request(url.href, asked);
  if (!isSameSite(new URL(asked.url), url)) for (const name of confidential) next.headers.delete(name);
  return next;
}

function resolve(location: string, base: string): URL | undefined {
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}

/** Whether `to` has the same scheme as `from`, and the same host or a subdomain of it. */
function isSameSite(from: URL, to: URL): boolean {
  return from.protocol === to.protocol && (to.host === from.host || to.host.endsWith(`.${from.host}`));
}
