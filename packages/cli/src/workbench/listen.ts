import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** A listening server. */
export interface Listening {
  /** `http://127.0.0.1:` and the port. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens on loopback only. Rejects if it cannot listen. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo; // -- it listens on a port
  return {
    origin: `http://127.0.0.1:${taken}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
