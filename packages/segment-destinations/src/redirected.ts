import type { Answer } from '@sluice/kit/host';
import type { SegmentCore } from './segment-core';

type CoreRequest = InstanceType<SegmentCore['Request']>;

const redirections = new Set([301, 302, 303, 307, 308]);
/** Not to be told to another host. */
const confidential = ['authorization', 'cookie', 'cookie2', 'www-authenticate'];

/** The request that an answer redirects to, as node-fetch follows it; undefined where it leads nowhere. */
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

/** Whether the one is the other's host or above it, under the same scheme. */
function isSameSite(from: URL, to: URL): boolean {
  return from.protocol === to.protocol && (to.host === from.host || to.host.endsWith(`.${from.host}`));
}
