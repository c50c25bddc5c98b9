import { Writable } from 'node:stream';
import { catalog } from '@sluice/catalog';
import type { Transport } from '@sluice/engine';
import type { Adapter } from '../src/adapter/adapter';
import { createAdapter } from '../src/adapter/create-adapter';
import { createLog } from '../src/server/create-log';
import { logDefect } from '../src/server/log-defect';
import { serve, type RunningServer, type ServeOptions } from '../src/server/serve';
import { unsent } from './unsent';

export interface TestServer extends RunningServer {
  /** What was logged, one object a line. */
  readonly logged: Record<string, unknown>[];
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>;
  readonly get: (path: string) => Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the answer is not JSON. */
  readonly json: unknown;
}

export interface TestServerOptions extends Partial<Omit<ServeOptions, 'log'>> {
  readonly transport?: Transport;
  /** Replaces parts of the adapter. */
  readonly adapter?: Partial<Adapter>;
}

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end()));
});

/** Starts a server for all destinations on a free port; it ends with the test. */
export async function startServer({
  transport = unsent,
  adapter,
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(line: Buffer, _, done) {
      logged.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  const log = createLog(stream, 'debug');
  const real = createAdapter({
    isProxied: () => true,
    destinations: Object.values(catalog),
    transport,
    onDefect: (error) => logDefect(log, error),
  });
  const server = await serve(
    { ...real, ...adapter },
    { version: '1.2.3', port: 0, drainMilliseconds: 0, ...options, log },
  );
  running.push(server);
  return {
    ...server,
    logged,
    post: (path, body, headers) =>
      ask(server.origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
      }),
    get: (path) => ask(server.origin + path, {}),
  };
}

async function ask(url: string, init: RequestInit): Promise<Answered> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
