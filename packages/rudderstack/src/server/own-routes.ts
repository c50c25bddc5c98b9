import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { isObject } from '@sluice/kit/host';
import type { Context, Hono } from 'hono';
import type { Adapter, Answer, Caller } from '../adapter/adapter';
import { jobIdOf } from '../adapter/job-id-of';
import { answerInParts } from './answer-in-parts';
import { answerBytes } from './answers';
import type { AppEnvironment } from './app-environment';
import { divideBody } from './divide-body';
import type { ForwardRequest } from './forward-request';
import type { BodyBytes, Gate } from './gate';
import { HttpRefusal } from './http-refusal';
import { callerGone, Patience } from './patience';
import { parseBody, readChunks, useBody } from './read-body';
import type { Route } from './route';
import type { ServerLimits } from './server-limits';
import { type Written, written } from './written';

export interface OwnRoutesOptions {
  readonly adapter: Adapter;
  readonly limits: ServerLimits;
  readonly gate: Gate;
  /** Forwards what is not ours. Without it the adapter answers that as well. */
  readonly forward: ForwardRequest | undefined;
}

type Work = (body: unknown, caller: Caller) => Answer<unknown> | Promise<Answer<unknown>>;

/** The same from the bytes of a body, which must be read synchronously. */
type WorkOnBytes = (body: Buffer, caller: Caller) => Written | Promise<Written>;

/** The result for a body that was read: the answer, or the chunks of a body that is not ours. */
type Taken = Written | { readonly foreign: readonly Uint8Array[] };

/** A body that was read, the memory that it takes, and who waits for its answer. */
interface Arrived {
  /** Emptied once they are no longer needed: what survives two minor collections is only freed by a major one. */
  readonly chunks: Uint8Array[];
  readonly room: BodyBytes;
  readonly caller: Caller;
}

/** The statuses of refusals for bodies that the transformer behind us may be able to read. */
const unreadable: readonly number[] = [400, 415];

/** Adds the routes that rudder-server posts to, with the destination's name in the path or its type in the body. */
export function addOwnRoutes(app: Hono<AppEnvironment>, options: OwnRoutesOptions): void {
  const { adapter, limits, gate, forward } = options;

  app.post('/:version{v[0-9]+}/destinations/:name', (c) => {
    const name = c.req.param('name');
    const work = (body: unknown, caller: Caller) => adapter.process(name, body, caller);
    return byName(c, 'processor', name, (body, caller) => {
      return processInParts(name, body, caller) ?? whole('processor', work)(body, caller);
    });
  });
  app.post('/:version{v[01]}/destinations/:name/proxy', (c) => {
    const { name, version } = c.req.param();
    const work: Work = (body, caller) => adapter.proxy(version === 'v0' ? 'v0' : 'v1', name, body, caller);
    return byName(c, 'proxy', name, whole('proxy', work));
  });
  app.post('/test-router/:version{v[0-9]+}/:name', (c) => {
    const name = c.req.param('name');
    const work: Work = (body, caller) => adapter.test(name, body, caller);
    return byName(c, 'test', name, whole('test', work));
  });
  app.post('/routerTransform', (c) => byType(c, 'router', (body, caller) => adapter.route(body, caller)));
  app.post('/batch', (c) => byType(c, 'batch', (body) => adapter.batch(body)));
  app.post('/deleteUsers', (c) => byType(c, 'deletion', (body, caller) => adapter.deleteUsers(body, caller)));

  async function byName(c: Context<AppEnvironment>, route: Route, name: string, work: WorkOnBytes): Promise<Response> {
    if (forward && !adapter.owns(name)) return await forward(c);
    return await take(c, route, async (arrived) => {
      c.get('report').destination = labelOf(name);
      return await use(c, arrived, (body) => {
        arrived.chunks.length = 0;
        return work(body, arrived.caller);
      });
    });
  }

  async function byType(c: Context<AppEnvironment>, route: Route, work: Work): Promise<Response> {
    return await take(c, route, async (arrived) => {
      const { chunks, caller } = arrived;
      const answer = async (bytes: Buffer): Promise<Taken> => {
        const inParts = route === 'router' ? routeInParts(c, bytes, caller) : undefined;
        if (inParts) return inParts;
        const body = parsed(bytes);
        const type = adapter.typeOf(body);
        if (forward && (type === undefined || !adapter.owns(type))) return { foreign: chunks };
        chunks.length = 0;
        c.get('report').destination = labelOf(type);
        return written(route, await work(body, caller));
      };
      return await use(c, arrived, answer).catch((error: unknown) => {
        // The transformer may be able to read what we cannot, and has its own error messages.
        if (forward && error instanceof HttpRefusal && unreadable.includes(error.status)) return { foreign: chunks };
        throw error;
      });
    });
  }

  /** The processor's answer, if the body can be answered part by part. */
  function processInParts(name: string, bytes: Buffer, caller: Caller): Written | undefined {
    const divided = divideBody(bytes);
    if (!divided) return undefined;
    return answerInParts(divided, 'processor', (part, count) => {
      refuseMore(count);
      const { body } = adapter.process(name, part, caller);
      return 'error' in body ? undefined : body;
    });
  }

  /** The router's, if no events share requests, and the jobs of each part come after those of the part before. */
  function routeInParts(c: Context<AppEnvironment>, bytes: Buffer, caller: Caller): Written | undefined {
    const divided = divideBody(bytes);
    const type = adapter.typeOf(divided?.withList([]));
    if (!divided || type === undefined || !adapter.owns(type) || adapter.isShared(type)) return undefined;
    c.get('report').destination = labelOf(type);
    let latest = -1;
    return answerInParts(divided, 'router', (part, count) => {
      refuseMore(count);
      const { body } = adapter.route(part, caller);
      if ('error' in body) return undefined;
      for (const { metadata } of body.output) {
        const id = jobIdOf(metadata[0] ?? {}) ?? -1;
        if (id <= latest) return undefined;
        latest = id;
      }
      return body.output;
    });
  }

  function whole(route: Route, work: Work): WorkOnBytes {
    return async (body, caller) => written(route, await work(parsed(body), caller));
  }

  async function take(
    c: Context<AppEnvironment>,
    route: Route,
    work: (arrived: Arrived) => Promise<Taken>,
  ): Promise<Response> {
    const report = c.get('report');
    report.route = route;
    const room = gate.openBody();
    const patience = new Patience();
    endWithCaller(c, patience);
    // A slow sender takes no slot; bytes that were received count until the work is over, whether answered or not.
    const chunks = await patience.await(read(c, room)).catch((error: unknown) => {
      room.release();
      throw error;
    });
    const patienceMilliseconds = patienceOf(c);
    const taken = await patience.awaitFor(patienceMilliseconds, (signal) =>
      inside(room, () => work({ chunks, room, caller: { patienceMilliseconds, signal, givesBody: true } })),
    );
    if ('foreign' in taken && forward) return await forward(c, Buffer.concat(taken.foreign));
    if (!('json' in taken)) throw new HttpRefusal(404, 'Nothing here answers this request.');
    const { status, json, jobs } = taken;
    report.jobs = jobs;
    if (status === 404 && !forward) report.reason = 'That destination is not owned, and there is no --upstream.';
    c.env.outgoing?.once('close', json.release);
    return answerBytes(c, status, json.bytes);
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

  async function read(c: Context<AppEnvironment>, room: BodyBytes): Promise<Uint8Array[]> {
    const { incoming } = c.env;
    const body = incoming ?? webBody(c.req.raw);
    const chunks = await readChunks(body, limits.bodyBytes, room).catch((error: unknown) => {
      throw error instanceof HttpRefusal || !incoming || incoming.complete ? error : brokenOff();
    });
    c.get('report').bodyBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    return chunks;
  }

  /** The result of `make` for the unpacked bytes of a body. */
  async function use<T>(
    c: Context<AppEnvironment>,
    arrived: Arrived,
    make: (body: Buffer) => T | Promise<T>,
  ): Promise<T> {
    const { chunks, room } = arrived;
    return await useBody(chunks, headerOf(c, 'content-encoding'), limits.bodyBytes, room, make);
  }

  function parsed(bytes: Buffer): unknown {
    const body = parseBody(bytes);
    const list = isObject(body) ? (body.input ?? body.events) : body;
    if (Array.isArray(list)) refuseMore(list.length);
    return body;
  }

  function refuseMore(events: number): void {
    if (events <= limits.jobs) return;
    throw new HttpRefusal(413, `The body holds more than ${limits.jobs} events: send fewer at once.`);
  }

  /** The proxy's caller says in a header how long it waits. */
  function patienceOf(c: Context<AppEnvironment>): number {
    const asked = Number(headerOf(c, 'rdproxy-timeout') ?? Number.NaN);
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

/** Ends patience if the connection is closed before the answer is written, even before the body was read to its end. */
function endWithCaller({ env: { incoming, outgoing } }: Context<AppEnvironment>, patience: Patience): void {
  outgoing?.once('close', () => {
    if (!outgoing.writableFinished) patience.end(incoming?.complete === false ? brokenOff() : callerGone());
  });
}

/** A header that comes at most once. Node.js has read it already; the framework would make an object for all of them. */
function headerOf({ req, env: { incoming } }: Context<AppEnvironment>, name: string): string | undefined {
  return incoming ? incoming.headers[name]?.toString() : req.header(name);
}
