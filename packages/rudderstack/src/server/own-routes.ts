import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Adapter, Answer } from '../adapter/adapter';
import { answerJson } from './answers';
import type { AppEnvironment } from './app-environment';
import type { ForwardRequest } from './forward-request';
import type { Gate } from './gate';
import { HttpRefusal } from './http-refusal';
import { inTime } from './in-time';
import { jobsByStatus } from './jobs-by-status';
import { parseBody, readBytes } from './read-body';
import type { Route } from './route';
import type { ServerLimits } from './server-limits';

export interface OwnRoutesOptions {
  readonly adapter: Adapter;
  readonly limits: ServerLimits;
  readonly gate: Gate;
  /** Hands on what is not ours. Without it the adapter answers that, too. */
  readonly forward: ForwardRequest | undefined;
}

type Work = (body: unknown) => Answer<unknown> | Promise<Answer<unknown>>;

/** A body that was read: what to answer, or that it is not ours. */
type Taken = { readonly answer: Answer<unknown> } | { readonly foreign: Buffer };

/** What rudder-server posts: by the name in the path, or by the type in the body. */
export function addOwnRoutes(app: Hono<AppEnvironment>, options: OwnRoutesOptions): void {
  const { adapter, limits, gate, forward } = options;

  app.post('/:version{v[0-9]+}/destinations/:name', (c) => {
    const name = c.req.param('name');
    return byName(c, 'processor', name, (body) => adapter.process(name, body));
  });
  app.post('/:version{v[01]}/destinations/:name/proxy', (c) => {
    const { name, version } = c.req.param();
    return byName(c, 'proxy', name, (body) => adapter.proxy(version === 'v0' ? 'v0' : 'v1', name, body, patienceOf(c)));
  });
  app.post('/test-router/:version{v[0-9]+}/:name', (c) => {
    const name = c.req.param('name');
    return byName(c, 'test', name, (body) => adapter.test(name, body));
  });
  app.post('/routerTransform', (c) => byType(c, 'router', (body) => adapter.route(body)));
  app.post('/batch', (c) => byType(c, 'batch', (body) => adapter.batch(body)));
  app.post('/deleteUsers', (c) => byType(c, 'deletion', (body) => adapter.deleteUsers(body)));

  async function byName(c: Context<AppEnvironment>, route: Route, name: string, work: Work): Promise<Response> {
    if (forward && !adapter.owns(name)) return await forward(c);
    return await take(c, route, async (bytes) => {
      c.get('report').destination = labelOf(name);
      return { answer: await work(await parsed(c, bytes)) };
    });
  }

  async function byType(c: Context<AppEnvironment>, route: Route, work: Work): Promise<Response> {
    return await take(c, route, async (bytes) => {
      const body = await parsed(c, bytes).catch((error: unknown) => {
        // What we cannot read the transformer may, and it has its own words for what it cannot.
        if (forward) return undefined;
        throw error;
      });
      const type = adapter.typeOf(body);
      if (forward && (type === undefined || !adapter.owns(type))) return { foreign: bytes };
      c.get('report').destination = labelOf(type);
      return { answer: await work(body) };
    });
  }

  async function take(
    c: Context<AppEnvironment>,
    route: Route,
    work: (bytes: Buffer) => Promise<Taken>,
  ): Promise<Response> {
    const report = c.get('report');
    report.route = route;
    if (!gate.enter()) throw new HttpRefusal(503, 'Too many requests are under way.');
    const taken = await inTime(
      read(c)
        .then((bytes) => work(bytes))
        .finally(() => gate.leave()),
      patienceOf(c),
    );
    if ('foreign' in taken && forward) return await forward(c, taken.foreign);
    if (!('answer' in taken)) throw new HttpRefusal(404, 'Nobody answers this request here.');
    const { status, body } = taken.answer;
    report.jobs = jobsByStatus(route, body);
    if (status === 404 && !forward) report.reason = 'That destination is not owned, and there is no --upstream.';
    return answerJson(c, status, body);
  }

  async function read(c: Context<AppEnvironment>): Promise<Buffer> {
    const { incoming, outgoing } = c.env;
    const reading = readBytes(incoming ?? webBody(c.req.raw), limits.bodyBytes).catch((error: unknown) => {
      throw error instanceof HttpRefusal || !incoming || incoming.complete ? error : brokenOff();
    });
    // A body whose request was answered without it never comes to an end, nor does it fail.
    const bytes = await (outgoing ? Promise.race([reading, failureAtClose(outgoing)]) : reading);
    c.get('report').bodyBytes = bytes.length;
    return bytes;
  }

  function parsed(c: Context<AppEnvironment>, bytes: Buffer): Promise<unknown> {
    return parseBody(bytes, c.req.header('content-encoding'), limits.bodyBytes);
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
  return new HttpRefusal(400, 'The request broke off.');
}

function failureAtClose(outgoing: HttpBindings['outgoing']): Promise<never> {
  return new Promise((_, reject) => void outgoing.once('close', () => reject(brokenOff())));
}
