import { isObject, type Outcome, titleOf } from '@sluice/kit/host';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import { findDestination } from '../find-destination';
import { UsageError } from '../usage-error';
import type { ConfigFile } from './config-file';
import { guard } from './guard';
import { openTarget, type Ways } from './open-target';
import type { PageFile } from './page-files';
import { sendEvents } from './send-events';
import type { SendingStep } from './sending-step';
import type { Sessions } from './sessions';

/** What the app needs to serve the page. */
export interface AppOptions extends Ways {
  /** Whether requests with this origin are accepted. */
  readonly isOwn: (origin: string) => boolean;
  readonly sessions: Sessions;
  readonly config: ConfigFile;
  readonly files: ReadonlyMap<string, PageFile>;
  /** The events given to the command, and what could not be read. */
  readonly readEvents: () => AsyncIterable<object>;
  /** Called with errors that only a bug can cause. */
  readonly onDefect: (error: unknown) => void;
}

const longestBody = 200_000_000;
const defect = 'A bug in Sluice: see the terminal.';

/** The page and its API on this machine. Whatever reads, writes, asks a vendor or sends requires a session key. */
export function createApp(options: AppOptions): Hono {
  const { isOwn, sessions, config, files, readEvents, onDefect } = options;
  const app = new Hono();
  app.use(guard(isOwn));
  servePage(app, files);
  askForKeys(app, sessions);
  app.get('/api/config', async (c) => c.json(await config.show()));
  app.put('/api/config', async (c) => {
    const { revision, entries } = await bodyOf(c);
    return c.json(await config.save(String(revision), listOf(entries, 'entries')));
  });
  app.get('/api/events', (c) =>
    stream(c, async (out) => {
      for await (const read of readEvents()) await out.write(`${JSON.stringify(read)}\n`);
    }),
  );
  app.post('/api/try', (c) => tryCredentials(c, options));
  app.post('/api/send', (c) => send(c, options));
  app.notFound((c) => c.json({ error: 'There is nothing here.' }, 404));
  app.onError((error, c) => {
    if (error instanceof UsageError) return c.json({ error: error.message }, 400);
    onDefect(error);
    return c.json({ error: defect }, 500);
  });
  return app;
}

function servePage(app: Hono, files: AppOptions['files']): void {
  const page = files.get('/');
  const served = page && { ...page, content: Buffer.from(String(page.content).replace('<html', '<html data-server')) };
  app.get('*', (c, next) => {
    const file = c.req.path === '/' ? served : files.get(c.req.path);
    return file ? Promise.resolve(c.body(new Uint8Array(file.content), 200, { ...file.headers })) : next();
  });
}

/** Exchanges tokens for keys, and lets only requests with a key through. */
function askForKeys(app: Hono, sessions: Sessions): void {
  const atMost = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => c.json({ error: 'That is too much at once.' }, 413) });
  app.post('/api/session', atMost(1_000), async (c) => {
    const { token } = await bodyOf(c);
    const key = sessions.open(String(token));
    const error = 'This address was used before. The terminal shows a new one.';
    return key === undefined ? c.json({ error }, 401) : c.json({ key });
  });
  app.use('/api/*', async (c, next) => {
    const [, key = ''] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (sessions.isOpen(key)) return next();
    return c.json({ error: 'Open the address that the terminal shows.' }, 401);
  });
  app.use('/api/*', atMost(longestBody));
}

async function tryCredentials(c: Context, options: AppOptions): Promise<Response> {
  const { entry } = await bodyOf(c);
  const [complete = {}] = await options.config.complete([entry]);
  const target = await openTarget({ entry: complete, toVendor: true }, options);
  try {
    const { cause: _, ...outcome }: Outcome & { cause?: unknown } = await target.pipeline.test(target.transport);
    return c.json(outcome);
  } finally {
    await target.close();
  }
}

/** Sends events and streams what happens to them, one line per step. */
async function send(c: Context, options: AppOptions): Promise<Response> {
  const { entry, events: given, toVendor, faults, seed, confirmed } = await bodyOf(c);
  const events = listOf(given, 'events');
  const [complete = {}] = await options.config.complete([entry]);
  const name = titleOf(findDestination(String(complete.destination)));
  if (toVendor === true && confirmed !== `${events.length} to ${name}`) {
    throw new UsageError(`Nothing was sent: sending to ${name} must be confirmed with the number of events.`);
  }
  const order = {
    entry: complete,
    toVendor: toVendor === true,
    faults: faults === undefined ? [] : listOf(faults, 'faults').map(String),
    seed: typeof seed === 'number' ? seed : 1,
  };
  const target = await openTarget(order, options);
  return stream(c, async (out) => {
    const stopped = new AbortController();
    out.onAbort(() => stopped.abort());
    const tell = (step: SendingStep) => void out.write(`${JSON.stringify(step)}\n`);
    try {
      const { pipeline, simulator } = target;
      const isSimulated = simulator !== undefined;
      await sendEvents(pipeline, events, { ...target, isSimulated, signal: stopped.signal, tell });
      if (simulator) tell({ pending: simulator.pending() });
    } catch (error) {
      options.onDefect(error);
      tell({ failure: defect });
    } finally {
      await target.close();
    }
  });
}

async function bodyOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (isObject(body)) return body;
  throw new UsageError('The body must be a JSON object.');
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new UsageError(`"${name}" must be a list.`);
}
