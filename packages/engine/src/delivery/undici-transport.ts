import type { Dispatcher } from 'undici';
import { outerLookup } from './address-guard';
import { Deadline } from './deadline';
import { receiveAnswer } from './receive-answer';
import { routeRequest } from './route-request';
import { defaultConnections, defaultTimeoutMilliseconds, type Transport, type TransportOptions } from './transport';

/** Connecting has its own limit: a host that cannot be reached has received nothing. */
const longestConnectMilliseconds = 10_000;

/**
 * The transport for real traffic: keep-alive connections, one pool for each origin. If `HTTPS_PROXY` is set, it uses that proxy, which
 * then resolves host names (`NO_PROXY` lists the hosts that are reached without it).
 */
export function undiciTransport(options: TransportOptions = {}): Transport {
  const { connections = defaultConnections, timeoutMilliseconds = defaultTimeoutMilliseconds } = options;
  const timeout = Math.min(timeoutMilliseconds, longestConnectMilliseconds);
  let opening: Promise<Pools> | undefined;

  /** Loads undici with the first request. */
  async function open(): Promise<Pools> {
    const { Agent, EnvHttpProxyAgent } = await import('undici');
    // The deadline of the whole exchange is the only limit: undici's own are for the head, and for each chunk of the body.
    const shared = { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 };
    const guarded = { ...shared, connect: { timeout, lookup: outerLookup } };
    return {
      outer: hasProxy(process.env) ? new EnvHttpProxyAgent(guarded) : new Agent(guarded),
      // Kept apart: unmapped requests must not reach a private address over a connection that a mapped one opened.
      mapped: new Agent({ ...shared, connect: { timeout } }),
    };
  }

  return {
    async send(request, { signal: aborted } = {}) {
      aborted?.throwIfAborted();
      const { url, isMapped, headers, body } = routeRequest(request, options.origins);
      const deadline = new Deadline(request.timeoutMilliseconds ?? timeoutMilliseconds, aborted);
      try {
        opening ??= open();
        const { outer, mapped } = await opening;
        const {
          statusCode,
          headers: received,
          body: answer,
        } = await deadline.within(
          (isMapped ? mapped : outer).request({
            origin: url.origin,
            path: `${url.pathname}${url.search}`,
            method: request.method,
            headers,
            body: body ?? null,
            signal: deadline.signal,
          }),
        );
        return await receiveAnswer(statusCode, received, answer, deadline, request.wantsBytes);
      } finally {
        deadline.end();
      }
    },
    async close() {
      const { outer, mapped } = (await opening) ?? {};
      await Promise.all([outer?.close(), mapped?.close()]);
    },
  };
}

/** Connections to the addresses that settings name, and to those that `origins` maps to. */
interface Pools {
  readonly outer: Dispatcher;
  readonly mapped: Dispatcher;
}

function hasProxy({ HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy }: NodeJS.ProcessEnv): boolean {
  return Boolean(HTTPS_PROXY ?? https_proxy ?? HTTP_PROXY ?? http_proxy);
}
