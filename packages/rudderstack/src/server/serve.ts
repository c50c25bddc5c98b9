import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Logger } from 'pino';
import type { Adapter } from '../adapter/adapter';
import { createApp } from './create-app';
import { defaultLimits, type ServerLimits } from './server-limits';
import { connectUpstream } from './upstream';

export interface ServeOptions {
  readonly version: string;
  readonly log: Logger;
  /** By default 127.0.0.1: anyone who can reach the server can make it send to the vendors. */
  readonly host?: string | undefined;
  /** By default 9090, the transformer's port; 0 picks any free one. */
  readonly port?: number | undefined;
  /** The URL of the transformer that answers everything else. */
  readonly upstream?: string | undefined;
  readonly limits?: Partial<ServerLimits> | undefined;
  /** How long health is red, so that callers notice, before new connections are refused. By default 2,000. */
  readonly drainMilliseconds?: number | undefined;
}

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:9090` */
  readonly origin: string;
  /** Turns health red, refuses new connections after a while, and resolves once the requests in flight are answered. */
  stop(): Promise<void>;
  /** Ends at once, cutting off the requests in flight. */
  end(): Promise<void>;
}

/** Serves an adapter over HTTP. Rejects if it cannot listen. */
export async function serve(adapter: Adapter, options: ServeOptions): Promise<RunningServer> {
  const { version, log, host = '127.0.0.1', port = 9090, drainMilliseconds = 2_000 } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const { bodyMilliseconds, requestMilliseconds } = limits;
  const upstream = options.upstream === undefined ? undefined : connectUpstream(options.upstream, requestMilliseconds);
  let isStopping = false;
  const app = createApp(adapter, { version, log, limits, upstream, isStopping: () => isStopping });
  const answer = getRequestListener(
    async (request, bindings) => {
      const response = await app.fetch(request, bindings);
      // The framework creates a new answer to a HEAD request, whatever it was given.
      return bindings.outgoing.headersSent ? RESPONSE_ALREADY_SENT : response;
      // HTTP/1.0 probes send no Host header.
    },
    { hostname: 'localhost' },
  );
  const timeouts = {
    // Longer than a Go client keeps an idle connection: the client closes it, so no request is sent on a closed one.
    keepAliveTimeout: 120_000,
    // For head and body: slower requests are cut off with a 408.
    requestTimeout: bodyMilliseconds,
    headersTimeout: bodyMilliseconds,
    connectionsCheckingInterval: Math.min(1_000, bodyMilliseconds / 2),
  };
  const server = createServer(timeouts, (incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo; // -- it listens on a port
  const origin = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  log.info({ origin, destinations: adapter.names, upstream: upstream !== undefined }, 'listening');
  if (upstream === undefined) {
    log.warn('no upstream: other destinations are answered 404, and rudder-server aborts their events');
  }
  const closed = once(server, 'close');
  const ended = new AbortController();

  async function end(): Promise<void> {
    ended.abort();
    server.close();
    server.closeAllConnections();
    await Promise.all([closed, upstream?.destroy()]);
  }

  async function stop(): Promise<void> {
    isStopping = true;
    log.info('stopping: what is under way is answered first');
    await wait(drainMilliseconds, undefined, { signal: ended.signal }).catch(() => {});
    server.close();
    // A connection that becomes idle later would stay open, waiting for a request that never comes.
    const sweeping = setInterval(() => server.closeIdleConnections(), 50);
    await closed;
    clearInterval(sweeping);
    await upstream?.destroy();
    log.info('stopped');
  }
  return { origin, stop, end };
}
