import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { isObject } from '@sluice/kit/host';
import type { Context, Hono } from 'hono';
import type { Adapter, Answer, Caller } from '../adapter/adapter';
import { answerJson } from './answers';
import type { AppEnvironment } from './app-environment';
import type { ForwardRequest } from './forward-request';
import type { BodyBytes, Gate } from './gate';
import { HttpRefusal } from './http-refusal';
import { callerGone, inTime } from './in-time';
import { jobsByStatus } from './jobs-by-status';
import { parseBody, readChunks } from './read-body';
import type { Route } from './route';
import type { ServerLimits } from './server-limits';

export interface OwnRoutesOptions {
  readonly adapter: Adapter;
  readonly limits: ServerLimits;
  readonly gate: Gate;
  /** Hands on what is not ours. Without it the adapter answers that, too. */
  readonly forward: ForwardRequest | undefined;
}

type Work = (body: unknown, caller: Caller) => Answer<unknown> | Promise<Answer<unknown>>;

/** A body that was read: what to answer, or that it is not ours. */
type Taken = { readonly answer: Answer<unknown> } | { readonly foreign: readonly Uint8Array[] };

/** A body that was read, the room that it takes, and who waits for its answer. */
interface Arrived {
  readonly chunks: readonly Uint8Array[];
  readonly room: BodyBytes;
  readonly caller: Caller;
}

/** The refusals of a body that somebody else may be able to read. */
const unreadable: readonly number[] = [400, 415];

/** What rudder-server posts: by the name in the path, or by the type in the body. */
export function addOwnRoutes(app: Hono<AppEnvironment>, options: OwnRoutesOptions): void {
  const { adapter, limits, gate, forward } = options;

  app.post('/:version{v[0-9]+}/destinations/:name', (c) => {
    const name = c.req.param('name');
    return byName(c, 'processor', name, (body, caller) => adapter.process(name, body, caller));
  });
  app.post('/:version{v[01]}/destinations/:name/proxy', (c) => {
    const { name, version } = c.req.param();
    return byName(c, 'proxy', name, (body, caller) => {
      return adapter.proxy(version === 'v0' ? 'v0' : 'v1', name, body, caller);
    });
  });
  app.post('/test-router/:version{v[0-9]+}/:name', (c) => {
    const name = c.req.param('name');
    return byName(c, 'test', name, (body, caller) => adapter.test(name, body, caller));
  });
  app.post('/routerTransform', (c) => byType(c, 'router', (body, caller) => adapter.route(body, caller)));
  app.post('/batch', (c) => byType(c, 'batch', (body) => adapter.batch(body)));
  app.post('/deleteUsers', (c) => byType(c, 'deletion', (body, caller) => adapter.deleteUsers(body, caller)));

  async function byName(c: Context<AppEnvironment>, route: Route, name: string, work: Work): Promise<Response> {
    if (forward && !adapter.owns(name)) return await forward(c);
    return await take(c, route, async (arrived) => {
      c.get('report').destination = labelOf(name);
      return { answer: await work(await parsed(c, arrived), arrived.caller) };
    });
  }

  async function byType(c: Context<AppEnvironment>, route: Route, work: Work): Promise<Response> {
    return await take(c, route, async (arrived) => {
      const body = await parsed(c, arrived).catch((error: unknown) => {
        // What we cannot read the transformer may, and it has its own words for what it cannot.
        if (forward && error instanceof HttpRefusal && unreadable.includes(error.status)) return undefined;
        throw error;
      });
      const type = adapter.typeOf(body);
      if (forward && (type === undefined || !adapter.owns(type))) return { foreign: arrived.chunks };
      c.get('report').destination = labelOf(type);
      return { answer: await work(body, arrived.caller) };
    });
  }

  async function take(
    c: Context<AppEnvironment>,
    route: Route,
    work: (arrived: Arrived) => Promise<Taken>,
  ): Promise<Response> {
    const report = c.get('report');
    report.route = route;
    const room = gate.openBody();
    const gone = goneOf(c);
    // Whoever is slow to send takes no place; what was sent takes its room until the work is over, answered or not.
    const chunks = await read(c, room, gone).catch((error: unknown) => {
      room.release();
      throw error;
    });
    const patienceMilliseconds = patienceOf(c);
    const taken = await inTime(
      (signal) => inside(room, () => work({ chunks, room, caller: { patienceMilliseconds, signal, givesBody: true } })),
      patienceMilliseconds,
      gone,
    );
    if ('foreign' in taken && forward) return await forward(c, Buffer.concat(taken.foreign));
    if (!('answer' in taken)) throw new HttpRefusal(404, 'Nothing here answers this request.');
    const { status, body } = taken.answer;
    report.jobs = jobsByStatus(route, body);
    if (status === 404 && !forward) report.reason = 'That destination is not owned, and there is no --upstream.';
    return answerJson(c, status, body);
  }

  async function inside<T>(room: BodyBytes, work: () => Promise<T>): Promise<T> {
    try {
      gate.enter();
      try {
        return await work();
      } finally {
        gate.leave();
      }
    } finally {
      room.release();
    }
  }

  async function read(
    c: Context<AppEnvironment>,
    room: BodyBytes,
    gone: AbortSignal | undefined,
  ): Promise<readonly Uint8Array[]> {
    const { incoming } = c.env;
    const reading = readChunks(incoming ?? webBody(c.req.raw), limits.bodyBytes, room).catch((error: unknown) => {
      throw error instanceof HttpRefusal || !incoming || incoming.complete ? error : brokenOff();
    });
    // A body whose request was answered without it never comes to an end, nor does it fail.
    const chunks = await (gone ? Promise.race([reading, failureAt(gone)]) : reading);
    c.get('report').bodyBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    return chunks;
  }

  async function parsed(c: Context<AppEnvironment>, { chunks, room }: Arrived): Promise<unknown> {
    const body = await parseBody(chunks, c.req.header('content-encoding'), limits.bodyBytes, room);
    const list = isObject(body) ? (body.input ?? body.events) : body;
    if (!Array.isArray(list) || list.length <= limits.jobs) return body;
    throw new HttpRefusal(413, `The body holds more than ${limits.jobs} events: send fewer at once.`);
  }

  /** A proxy's caller says how long it waits. */
  function patienceOf(c: Context<AppEnvironment>): number {
    const asked = Number(c.req.header('rdproxy-timeout') ?? Number.NaN);
    return asked > 0 ? Math.min(asked, limits.requestMilliseconds) : limits.requestMilliseconds;
  }

  function labelOf(name: string | undefined): string {
    const lower = name?.toLowerCase();
    return adapter.names.find((own) => own === lower) ?? 'other';
  }
}

function webBody({ body }: Request): Readable {
  return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]); // -- the same class under two names
}

function brokenOff(): HttpRefusal {
  return new HttpRefusal(400, 'The request broke off, or took longer than --body-timeout to come.');
}

/** Tells that the connection was closed before the answer was written. */
function goneOf({ env: { outgoing } }: Context<AppEnvironment>): AbortSignal | undefined {
  if (!outgoing) return undefined;
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort(callerGone());
  });
  return gone.signal;
}

function failureAt(gone: AbortSignal): Promise<never> {
  return new Promise((_, reject) => gone.addEventListener('abort', () => reject(brokenOff())));
}
