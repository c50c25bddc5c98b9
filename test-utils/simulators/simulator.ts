import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';

import type { Exchange } from './exchange';
import { ExchangeMemory } from './exchange-memory';
import type { Counts } from './exchange-memory';
import type { Fault } from './fault';
import { createFaultDraw } from './fault-draw';
import { failBeforeProcessing, replyWith, sendReply } from './reply';
import { simulators } from './simulators';
import type { Account, DroppedItem, VendorAnswer, VendorRequest, VendorSimulator } from './vendor-simulator';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  faults?: readonly Fault[];
  /** The same seed gives the same faults. */
  seed?: number;
  /** A file to which every exchange is appended, one JSON object a line. */
  journal?: string;
  /** What a line of the journal becomes before it is written; unless given it stays as it is, credentials included. */
  journalLine?: (line: string) => string;
  /** How many exchanges stay in memory; 10,000 by default. */
  remember?: number;
  /** What differs from the account that the vendor's simulator has. */
  account?: Account;
  /** The clock of its answers; the real one unless given. A recording that stands still changes only where it means something. */
  now?: () => Date;
}

export interface Simulator {
  readonly slug: string;
  /** `http://127.0.0.1:` and the port. */
  readonly origin: string;
  readonly account: Account;
  /** The last ones, oldest first. Like `counts` and `dropped`, it grows with every request. */
  readonly exchanges: readonly Exchange[];
  readonly counts: Readonly<Counts>;
  /** What the vendor accepted by its answer without doing what the sender expects. */
  readonly dropped: readonly DroppedItem[];
  /** Forgets exchanges, counts, dropped items and what answers kept; the journal stays. */
  clear(): void;
  close(): Promise<void>;
}

export async function startSimulator(slug: string, options: SimulatorOptions = {}): Promise<Simulator> {
  const vendor = findVendor(slug);
  const account = { ...vendor.account, ...options.account };
  const drawFaults = createFaultDraw(options.faults ?? [], options.seed ?? 1);
  const memory = new ExchangeMemory(options.remember ?? 10_000, options.journal, options.journalLine);
  const kept: Record<string, unknown> = {};
  let arrived = 0;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(incoming);
    const number = ++arrived;
    const request = {
      ...readRequest(incoming, body, options.now?.() ?? new Date()),
      kept,
    };
    const { kind, refuseItem } = drawFaults(number);
    let itemFaults = 0;
    const refuseAndCount = (): boolean => {
      const isRefused = refuseItem();
      if (isRefused) itemFaults += 1;
      return isRefused;
    };

    const failure = failBeforeProcessing(kind);
    const answer: VendorAnswer =
      failure === undefined
        ? vendor.answer(request, account, refuseAndCount)
        : { status: failure.status, accepted: 0, refused: 0 };
    Object.assign(kept, answer.kept);
    const reply = failure ?? replyWith(answer);
    const fault = [...(kind === undefined ? [] : [kind]), ...(itemFaults > 0 ? ['item'] : [])].join(', ');
    memory.add(
      {
        number,
        at: request.at.toISOString(),
        method: request.method,
        url: incoming.url ?? '',
        headers: { ...request.headers },
        body,
        json: request.json,
        status: reply.status,
        answer: reply.answer,
        ...(fault === '' ? {} : { fault }),
      },
      { ...answer, faults: itemFaults + (kind === undefined ? 0 : 1) },
      answer.dropped ?? [],
    );
    await sendReply(reply, kind, response);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      // A sender that hangs up in the middle of its body is no exchange; all else is a defect of the simulator.
      if (incoming.readableAborted || response.headersSent) response.destroy();
      else response.writeHead(500).end(`Defect of the simulator: ${String(error)}`);
    });
  });
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    memory.close();
    throw error;
  });

  let closed: Promise<void> | undefined;
  return {
    slug,
    origin: `http://127.0.0.1:${port}`,
    account,
    exchanges: memory.exchanges,
    counts: memory.counts,
    dropped: memory.dropped,
    clear() {
      memory.clear();
      for (const key of Object.keys(kept)) delete kept[key];
    },
    close: () => (closed ??= closeServer(server).then(() => memory.close())),
  };
}

function findVendor(slug: string): VendorSimulator {
  const vendor = Object.hasOwn(simulators, slug) ? simulators[slug] : undefined;
  if (vendor !== undefined) return vendor;
  throw new Error(`There is no simulator "${slug}". There are: ${Object.keys(simulators).join(', ')}.`);
}

function readRequest(incoming: IncomingMessage, body: string, at: Date): Omit<VendorRequest, 'kept'> {
  const [path = '', ...query] = (incoming.url ?? '').split('?');
  return {
    method: incoming.method ?? '',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body,
    json: parseJson(body),
    at,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
