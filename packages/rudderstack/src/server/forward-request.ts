import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { AppEnvironment } from './app-environment';
import type { Upstream } from './upstream';

/** Forwards a request to the transformer behind us, with the body if it has been read already. */
export type ForwardRequest = (c: Context<AppEnvironment>, body?: Buffer) => Promise<Response>;

/** Creates the function that forwards requests. It writes the answer bypassing the framework, which would rewrite its headers. */
export function forwardTo(upstream: Upstream): ForwardRequest {
  return async (c, body) => {
    const { incoming, outgoing } = c.env;
    if (!incoming || !outgoing) throw new Error('A request is handed on from a socket only.');
    const report = c.get('report');
    Object.assign(report, { route: 'upstream', destination: 'other' });
    report.status = await upstream.forward(incoming, outgoing, body);
    return RESPONSE_ALREADY_SENT;
  };
}
