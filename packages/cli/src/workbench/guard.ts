import type { MiddlewareHandler } from 'hono';

/**
 * Rejects requests that do not come from the page itself, such as another site's page, even one whose host name resolves to this
 * machine. There are no CORS headers: no other origin can read an answer.
 */
export function guard(isOwn: (origin: string) => boolean): MiddlewareHandler {
  return async (c, next): Promise<Response | undefined> => {
    const host = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site') ?? 'none';
    const isFromElsewhere = origin !== undefined && origin !== `http://${host}`;
    // Following a link to the page is fine, but nothing else may come from another site.
    const isFollowed = c.req.header('sec-fetch-mode') === 'navigate' && c.req.method === 'GET';
    if (!isOwn(`http://${host}`) || isFromElsewhere || !(isFollowed || ['same-origin', 'none'].includes(site))) {
      return c.json({ error: 'The workbench answers only its own page.' }, 403);
    }
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    return undefined;
  };
}

const headers = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
