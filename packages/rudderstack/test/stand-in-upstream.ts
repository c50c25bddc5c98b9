import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that reached the stand-in. */
export interface Reached {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

export interface StandIn {
  readonly origin: string;
  readonly reached: readonly Reached[];
  close(): Promise<void>;
}

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Starts a server in the place of a stock transformer. */
export async function startStandIn(
  answer: (request: Reached, response: ServerResponse, incoming: IncomingMessage) => unknown,
): Promise<StandIn> {
  const reached: Reached[] = [];
  const server = createServer((incoming, response) => {
    const { method = '', url = '', rawHeaders } = incoming;
    void buffer(incoming)
      .catch(() => Buffer.from('broken off'))
      .then((body) => {
        const request = { method, url, rawHeaders, body };
        reached.push(request);
        return answer(request, response, incoming);
      });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // -- it listens on a port
  const standIn = {
    origin: `http://127.0.0.1:${port}`,
    reached,
    async close() {
      const closed = new Promise((resolve) => void server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  open.push(standIn);
  return standIn;
}

/** The value of a raw header, by its name in any case. */
export function rawHeader({ rawHeaders }: Pick<Reached, 'rawHeaders'>, name: string): string | undefined {
  const at = rawHeaders.findIndex((one, place) => place % 2 === 0 && one.toLowerCase() === name);
  return at < 0 ? undefined : rawHeaders[at + 1];
}
