import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { Exchange } from './exchange';
import { type Counts, ExchangeMemory } from './exchange-memory';
import type { Fault } from './fault';
import { createFaultDraw } from './fault-draw';
import { RateLimiter } from './rate-limiter';
import { failBeforeProcessing, replyWith, sendReply } from './reply';
import { simulators } from './simulators';
import type { Account, DroppedItem, Pending, VendorAnswer, VendorRequest, VendorSimulator } from './vendor-simulator';

export interface SimulatorOptions {
  /** 0, the default, picks any free port. */
  port?: number;
  faults?: readonly Fault[];
  /** The same seed gives the same faults. */
  seed?: number;
  /** A file to which every exchange is appended, one JSON object per line. */
  journal?: string;
  /** Changes a line of the journal before it is written; by default it is written as it is, credentials included. */
  journalLine?: (line: string) => string;
  /** How many exchanges stay in memory; 10,000 by default. */
  remember?: number;
  /** What differs from the account of the vendor's simulator. */
  account?: Account;
  /** Whether calls beyond the vendor's documented rates get a 429; off by default. */
  rates?: boolean;
  /** Called with every exchange before it is answered, however few are remembered. */
  onExchange?: (exchange: Exchange) => void;
  /**
   * The clock for answers and rates, by default the real one. With a fixed clock, a new recording differs only in what matters.
   */
  now?: () => Date;
}

export interface Simulator {
  readonly slug: string;
  /** `http://127.0.0.1:` and the port. */
  readonly origin: string;
  readonly account: Account;
  /** The latest ones, oldest first. Like `counts` and `dropped`, it grows with every request. */
  readonly exchanges: readonly Exchange[];
  readonly counts: Readonly<Counts>;
  /** What the vendor accepted by its answer without doing what the sender expects. */
  readonly dropped: readonly DroppedItem[];
  /** What the vendor has kept but cannot use until more arrives. */
  pending(): readonly Pending[];
  /** Forgets exchanges, counts, dropped items and what the vendor knows; the journal stays. */
  clear(): void;
  close(): Promise<void>;
}

/** Starts the simulator with this slug, or one of the caller's own. */
export async function startSimulator(
  simulator: string | VendorSimulator,
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const vendor = typeof simulator === 'string' ? findVendor(simulator) : simulator;
  const account = { ...vendor.account, ...options.account };
  const drawFaults = createFaultDraw(options.faults ?? [], options.seed ?? 1);
  const memory = new ExchangeMemory(options.remember ?? 10_000, options.journal, options.journalLine);
  let running = vendor.start(account);
  let limiter = new RateLimiter();
  let arrived = 0;

  /** The answer to a call that comes too fast; undefined if the call is allowed. */
  function limit(request: VendorRequest): VendorAnswer | undefined {
    const rate = options.rates === true ? running.rateOf?.(request) : undefined;
    if (rate === undefined || limiter.admits(rate, request.at.getTime())) return undefined;
    return { status: 429, json: rate.json, accepted: 0, refused: 0 };
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(incoming);
    const number = ++arrived;
    const request = readRequest(incoming, body, options.now?.() ?? new Date());
    const { kind, refuseItem } = drawFaults(number);
    let itemFaults = 0;
    const refuseAndCount = (): boolean => {
      const isRefused = refuseItem();
      if (isRefused) itemFaults += 1;
      return isRefused;
    };

    const failure = failBeforeProcessing(kind);
    const limited = failure === undefined ? limit(request) : undefined;
    const answer: VendorAnswer =
      failure === undefined
        ? (limited ?? running.answer(request, refuseAndCount))
        : { status: failure.status, accepted: 0, refused: 0 };
    const reply = failure ?? replyWith(answer);
    const fault = [...(kind === undefined ? [] : [kind]), ...(itemFaults > 0 ? ['item'] : [])].join(', ');
    const dropped = answer.dropped ?? [];
    const exchange: Exchange = {
      number,
      at: request.at.toISOString(),
      method: request.method,
      url: incoming.url ?? '',
      headers: { ...request.headers },
      body,
      json: request.json,
      status: reply.status,
      answer: reply.answer,
      refusedItems: answer.refusedItems ?? [],
      dropped: dropped.map(({ index, reason }) => ({ index, reason })),
      ...(fault === '' ? {} : { fault }),
    };
    const tally = { limited: limited === undefined ? 0 : 1, faults: itemFaults + (kind === undefined ? 0 : 1) };
    memory.add(exchange, { ...answer, ...tally }, dropped);
    options.onExchange?.(exchange);
    await sendReply(reply, kind, response);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      // A sender that hangs up in the middle of its body is not an exchange; anything else is a defect of the simulator.
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
    slug: vendor.slug,
    origin: `http://127.0.0.1:${port}`,
    account,
    exchanges: memory.exchanges,
    counts: memory.counts,
    dropped: memory.dropped,
    pending: () => running.pending?.() ?? [],
    clear() {
      memory.clear();
      running = vendor.start(account);
      limiter = new RateLimiter();
    },
    close: () => (closed ??= closeServer(server).then(() => memory.close())),
  };
}

function findVendor(slug: string): VendorSimulator {
  const vendor = Object.hasOwn(simulators, slug) ? simulators[slug] : undefined;
  if (vendor !== undefined) return vendor;
  throw new Error(`There is no simulator "${slug}". There are: ${Object.keys(simulators).join(', ')}.`);
}

function readRequest(incoming: IncomingMessage, body: string, at: Date): VendorRequest {
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
