import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Pipeline, Transport } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import type { Outcome } from '@sluice/kit/host';
import { decodeBody } from './body';
import { keepHeaders } from './keep-headers';
import type { RecordedRequest } from './recording';
import { type DeliveryOptions, runDelivery } from './run-delivery';

/** What goes back over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ThroughOptions extends DeliveryOptions {
  /** Called with the server's origin before the first request. */
  readonly allow?: (origin: string) => void;
}

/**
 * Delivers events to a server of its own on this machine, over the transport used for real traffic. `answer` is called for each
 * request as it came over the wire, but with the address it was meant for; undefined cuts the connection. If it throws, nothing
 * more is sent and the error is passed on.
 */
export async function deliverThrough(
  pipeline: Pipeline,
  events: readonly unknown[],
  { allow, ...options }: ThroughOptions,
  answer: (request: RecordedRequest) => WireAnswer | undefined | Promise<WireAnswer | undefined>,
): Promise<Outcome[]> {
  const abort = new AbortController();
  const failures: unknown[] = [];
  // Requests are sent one at a time, so the address of the last one sent is that of the one received.
  const lastSent = { url: '' };

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const given = await answer(await readRequest(incoming, new URL(lastSent.url)));
    if (given === undefined) outgoing.destroy();
    else outgoing.writeHead(given.status, { ...given.headers }).end(given.body);
  }
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      failures.push(error);
      abort.abort();
      outgoing.destroy();
    });
  });
  const origin = await listen(server);
  allow?.(origin);
  const transport = noting(lastSent, undiciTransport({ origins: { '*': origin } }));
  try {
    const outcomes = await runDelivery(pipeline, events, transport, { ...options, signal: abort.signal });
    if (failures.length > 0) throw failures[0];
    return outcomes;
  } finally {
    await transport.close();
    server.closeAllConnections();
    server.close();
  }
}

async function readRequest(incoming: IncomingMessage, { origin, host }: URL): Promise<RecordedRequest> {
  const body = decodeBody(await text(incoming));
  return {
    method: incoming.method ?? '',
    url: `${origin}${incoming.url}`,
    headers: { ...keepHeaders('request', incoming.headers), host },
    ...(body !== undefined && { body }),
  };
}

function noting(last: { url: string }, transport: Transport): Transport {
  return {
    send(request, options) {
      last.url = request.url;
      return transport.send(request, options);
    },
    close: () => transport.close(),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
