import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { undiciTransport } from '@sluice/engine/transports';
import { specEvents } from '@sluice/events';
import { startSimulator } from '@sluice/simulators';
import { simulatorAccount } from '../src/simulator-account';
import { ConfigFile } from '../src/workbench/config-file';
import { createApp } from '../src/workbench/create-app';
import { listen, type Listening } from '../src/workbench/listen';
import { pageFiles } from '../src/workbench/page-files';
import type { SendingStep, ShownExchange } from '../src/workbench/sending-step';
import { createSessions } from '../src/workbench/sessions';

const secret = 'bx-secret-4711-0815';
const fromEnvironment = 'value-of-the-environment-42';
let entry: { readonly destination: string; readonly settings: Readonly<Record<string, unknown>> };
beforeAll(async () => {
  const settings = { ...(await simulatorAccount('bloomreach')), apiSecret: secret, apiKeyId: '${BX_KEY}' };
  entry = { destination: 'bloomreach', settings };
});

interface World {
  readonly folder: string;
  readonly config: string;
  readonly origin: string;
  readonly token: () => string;
  readonly defects: readonly unknown[];
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
}

const running: Listening[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

const withEntry = () => ({ $schema: 'kept', destinations: [entry] });

/** The workbench's server with a file of one destination, and a session that is open. */
async function open(content: unknown = withEntry(), vendors?: { readonly origin: string }): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-workbench-'));
  const config = join(folder, 'sluice.json');
  if (content !== null) writeFileSync(config, JSON.stringify(content));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Workbench</title>');
  writeFileSync(join(page, 'assets', 'page-1.js'), '');
  writeFileSync(join(page, 'assets', 'worker-1.js'), '');
  writeFileSync(join(page, 'notes.txt'), 'not a file of the page');
  let origin = '';
  const defects: unknown[] = [];
  const sessions = createSessions();
  const app = createApp({
    isOwn: (asked) => asked === origin,
    sessions,
    config: new ConfigFile(config),
    files: pageFiles(page),
    readEvents: async function* () {
      yield { event: specEvents[0], source: 'events.ndjson', line: 1 };
      yield { problem: 'it is no JSON', source: 'events.ndjson', line: 2 };
    },
    env: { BX_KEY: fromEnvironment },
    transportToVendors: () => undiciTransport(vendors && { origins: { '*': vendors.origin } }),
    onDefect: (error) => defects.push(error),
  });
  const server = await listen(app, 0);
  running.push(server);
  origin = server.origin;
  const answer = await fetch(`${origin}/api/session`, post({ token: sessions.token() }));
  const { key } = (await answer.json()) as { key: string };
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${key}`);
    return fetch(`${origin}${path}`, { ...init, headers });
  };
  return { folder, config, origin, token: sessions.token, defects, ask };
}

function post(body: unknown, method = 'POST'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Without what `fetch` tidies: the path and the headers as they are. */
async function askRaw(origin: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, headers }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
        reject,
      );
    });
    sent.on('error', reject).end();
  });
}

describe('who may use it', () => {
  it('opens one session for a token, and then has another', async () => {
    const { origin, token } = await open();
    const first = token();
    expect((await fetch(`${origin}/api/session`, post({ token: first }))).status).toBe(200);
    expect((await fetch(`${origin}/api/session`, post({ token: first }))).status).toBe(401);
    expect(token()).not.toBe(first);
    expect((await fetch(`${origin}/api/session`, post({ token: token() }))).status).toBe(200);
  });

  it.each(['/api/config', '/api/events'])('answers %s to nobody without the key of a session', async (path) => {
    const { origin, token } = await open();
    for (const authorization of ['', 'Bearer ', `Bearer ${token()}`, 'Bearer x', 'Basic eDp5']) {
      const { status, body } = await askRaw(origin, path, { authorization });
      expect({ status, body }).toEqual({
        status: 401,
        body: '{"error":"Open the address that the terminal shows."}',
      });
    }
  });

  it.each(['PUT /api/config', 'POST /api/send', 'POST /api/try'])(
    'takes no %s without the key of a session',
    async (call) => {
      const { origin, config } = await open();
      const before = readFileSync(config, 'utf8');
      const [method = '', path = ''] = call.split(' ');
      expect((await fetch(`${origin}${path}`, post({ entries: [], revision: '' }, method))).status).toBe(401);
      expect(readFileSync(config, 'utf8')).toBe(before);
    },
  );

  it('turns away the pages of other origins, and names that were made to lead here', async () => {
    const { origin } = await open();
    const { host } = new URL(origin);
    const foreign: Record<string, string>[] = [
      { host: 'attacker.example' },
      { host: `attacker.example:${new URL(origin).port}` },
      { host, origin: 'https://attacker.example' },
      { host, origin: 'null' },
      { host, origin: origin.replace('http:', 'https:') },
      { host, 'sec-fetch-site': 'cross-site' },
      { host, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    ];
    for (const headers of foreign) {
      for (const path of ['/', '/api/config', '/assets/page-1.js']) {
        expect({ headers, status: (await askRaw(origin, path, headers)).status }).toEqual({ headers, status: 403 });
      }
    }
    const followed = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await askRaw(origin, '/', followed)).status).toBe(200);
  });

  it('reads no long text from whom it does not know', async () => {
    const { origin, token } = await open();
    const body = JSON.stringify({ token: token(), rest: 'x'.repeat(2_000) });
    expect((await fetch(`${origin}/api/session`, { method: 'POST', body })).status).toBe(413);
  });

  it('allows no other origin to read its answers', async () => {
    const { origin, ask } = await open();
    const preflight = await fetch(`${origin}/api/config`, { method: 'OPTIONS' });
    for (const answer of [preflight, await ask('/api/config'), await ask('/')]) {
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('its files', () => {
  it('lets the page load its own scripts and styles alone, and only the planner make functions', async () => {
    const { ask } = await open();
    const page = (await ask('/')).headers.get('content-security-policy') ?? '';
    expect(page).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(page).not.toContain('unsafe');
    const worker = (await ask('/assets/worker-1.js')).headers.get('content-security-policy');
    expect(worker).toBe("default-src 'none'; script-src 'self' 'unsafe-eval'");
  });

  it.each([
    '/../sluice.json',
    '/assets/../../sluice.json',
    '/%2e%2e/sluice.json',
    '/..%2fsluice.json',
    '/assets/..%5c..%5csluice.json',
    '//sluice.json',
    '/notes.txt',
    '/sluice.json',
    '/etc/passwd',
    '/assets',
    '/__proto__',
  ])('gives nothing for %s', async (path) => {
    const { origin } = await open();
    const { status, body } = await askRaw(origin, path);
    expect({ status, body }).toEqual({ status: 404, body: '{"error":"There is nothing here."}' });
  });
});

describe('the config file', () => {
  interface Config {
    readonly path: string;
    readonly exists: boolean;
    readonly revision: string;
    readonly entries: { destination: string; settings: Record<string, unknown>; subscriptions?: unknown }[];
  }
  const load = async ({ ask }: World) => (await (await ask('/api/config')).json()) as Config;
  const save = ({ ask }: World, body: unknown) => ask('/api/config', post(body, 'PUT'));

  it('shows settings and names of variables, and of secrets only that they are there', async () => {
    const misspelt = { ...entry, settings: { ...entry.settings, apiSecrett: 'hunter2-hunter2', apiKey: '' } };
    const foreign = { destination: 'segment:slack', settings: { url: 'https://hooks.example/T0/B0/secret-path' } };
    const world = await open({ destinations: [misspelt, foreign] });
    const { entries } = await load(world);
    expect(entries[0]?.settings).toEqual({
      ...entry.settings,
      apiSecret: { kept: 0 },
      apiSecrett: { kept: 0 },
      apiKey: '',
    });
    expect(entries[1]?.settings).toEqual({ url: { kept: 1 } });
  });

  it('keeps what the page did not see when it saves, also where entries have moved, and what else the file holds', async () => {
    const other = { destination: 'bluecore', settings: { namespace: 'shop', apiKey: 'bc-key-0000-1111' } };
    const world = await open({ $schema: 'kept', destinations: [other, entry] });
    const { revision, entries } = await load(world);
    const [bluecore, bloomreach] = entries;
    if (!bluecore || !bloomreach) throw new Error('There must be two.');
    const edited = {
      ...bloomreach,
      settings: { ...bloomreach.settings, streamId: 'new' },
      subscriptions: { Search: false },
    };
    const answer = await save(world, { revision, entries: [edited, bluecore] });
    const saved = (await answer.json()) as Config;
    expect(answer.status).toBe(200);
    expect(JSON.parse(readFileSync(world.config, 'utf8'))).toEqual({
      $schema: 'kept',
      destinations: [
        { ...entry, settings: { ...entry.settings, streamId: 'new' }, subscriptions: { Search: false } },
        other,
      ],
    });
    expect(saved.entries[0]?.settings.apiSecret).toEqual({ kept: 0 });
    expect(await load(world)).toEqual(saved);
    expect(readdirSync(world.folder).toSorted()).toEqual(['page', 'sluice.json']);
    expect(statSync(world.config).mode & 0o777).toBe(0o600);
  });

  it('writes a file that was not there', async () => {
    const world = await open(null);
    const { exists, revision, entries } = await load(world);
    expect({ exists, entries }).toEqual({ exists: false, entries: [] });
    expect((await save(world, { revision, entries: [entry] })).status).toBe(200);
    expect(JSON.parse(readFileSync(world.config, 'utf8'))).toEqual({ destinations: [entry] });
  });

  it('saves one of two windows’ edits, and tells the other', async () => {
    const world = await open();
    const { revision, entries } = await load(world);
    const edits = ['one', 'two'].map((streamId) =>
      entries.map((one) => ({ ...one, settings: { ...one.settings, streamId } })),
    );
    const answers = await Promise.all(edits.map((edited) => save(world, { revision, entries: edited })));
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    expect((await load(world)).entries[0]?.settings.streamId).toBe('one');
  });

  it('saves nothing over what somebody else has changed meanwhile', async () => {
    const world = await open();
    const { revision, entries } = await load(world);
    writeFileSync(world.config, '{"destinations":[]}');
    const answer = await save(world, { revision, entries });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('was changed meanwhile');
    expect(readFileSync(world.config, 'utf8')).toBe('{"destinations":[]}');
  });

  it.each([
    [[{ destination: 'bluecore', settings: { apiKey: { kept: 0 } } }]],
    [[{ destination: 'bloomreach', settings: { password: { kept: 0 } } }]],
    [[{ destination: 'bloomreach', settings: { apiSecret: { kept: 7 } } }]],
    [[{ destination: 'bloomreach', settings: { apiSecret: { kept: '__proto__' } } }]],
    [[{ destination: 'bloomreach', settings: [] }]],
    [[{}]],
    ['no list'],
  ])('refuses %j, and leaves the file as it is', async (entries) => {
    const world = await open();
    const { revision } = await load(world);
    const before = readFileSync(world.config, 'utf8');
    expect((await save(world, { revision, entries })).status).toBe(400);
    expect(readFileSync(world.config, 'utf8')).toBe(before);
  });

  it('saves that file alone, whatever the page names', async () => {
    const world = await open();
    const { revision, entries } = await load(world);
    const elsewhere = join(world.folder, 'elsewhere.json');
    expect((await save(world, { revision, entries, path: elsewhere, config: elsewhere })).status).toBe(200);
    expect(readdirSync(world.folder).toSorted()).toEqual(['page', 'sluice.json']);
    for (const path of ['/api/config/elsewhere.json', '/api/file', '/api/config/../x']) {
      expect((await world.ask(path, post({ revision, entries }, 'PUT'))).status).toBe(404);
    }
  });

  it('says what is wrong with a file without a word of its content', async () => {
    const world = await open(null);
    writeFileSync(world.config, `{"destinations": [{"settings": {"apiSecret": "${secret}"}`);
    const answer = await world.ask('/api/config');
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain(secret);
  });
});

it('reads the events that the command was given, and says what could not be read', async () => {
  const { ask } = await open();
  const lines = (await (await ask('/api/events')).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    { event: specEvents[0], source: 'events.ndjson', line: 1 },
    { problem: 'it is no JSON', source: 'events.ndjson', line: 2 },
  ]);
});

describe('trying credentials', () => {
  const tryOut = ({ ask }: World, destination: string, settings: object) =>
    ask('/api/try', post({ entry: { destination, settings } }));

  it('asks the vendor with the secrets of the file, and tells what it says of them', async () => {
    const simulator = await startSimulator('blueshift', {});
    try {
      const account = await simulatorAccount('blueshift');
      const file = { destination: 'blueshift', settings: { ...account, eventApiKey: 'no-such-key-4711' } };
      const world = await open({ destinations: [file, { destination: 'blueshift', settings: account }] }, simulator);
      const [wrong, right] = await Promise.all(
        [0, 1].map((kept) => tryOut(world, 'blueshift', { ...account, eventApiKey: { kept } })),
      );
      expect(await wrong?.json()).toMatchObject({ status: 'rejected', fix: 'settings' });
      expect(await right?.json()).toEqual({ status: 'delivered' });
      expect(world.defects).toEqual([]);
    } finally {
      await simulator.close();
    }
  });

  it('says what is missing before anybody is asked, and which vendor cannot be asked', async () => {
    const world = await open();
    const missing = await tryOut(world, 'blueshift', { eventApiKey: '${NOT_SET}' });
    expect(missing.status).toBe(400);
    expect(await missing.text()).toContain('NOT_SET');
    const silent = await tryOut(world, 'tracify', await simulatorAccount('tracify'));
    expect(await silent.json()).toEqual({
      status: 'skipped',
      message: 'Tracify documents no way to check credentials: the first event is the test.',
    });
  });
});

describe('sending', () => {
  const events = specEvents.slice(0, 30).map((event) => ({ ...event, timestamp: new Date().toISOString() }));
  let shown: { readonly destination: string; readonly settings: Readonly<Record<string, unknown>> };
  beforeAll(() => {
    shown = { ...entry, settings: { ...entry.settings, apiSecret: { kept: 0 } } };
  });

  async function send({ ask }: World, order: object): Promise<{ status: number; text: string; steps: SendingStep[] }> {
    const answer = await ask('/api/send', post(order));
    const body = await answer.text();
    const steps =
      answer.status === 200
        ? body
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as SendingStep)
        : [];
    return { status: answer.status, text: body, steps };
  }
  const exchangesOf = (steps: readonly SendingStep[]): ShownExchange[] =>
    steps.flatMap((step) => ('exchange' in step ? [step.exchange] : []));
  const outcomesOf = (steps: readonly SendingStep[]) =>
    steps.flatMap((step) => ('outcome' in step ? [{ event: step.event, ...step.outcome }] : []));

  it('sends to a simulator, and tells of every request with its events and of every event’s outcome', async () => {
    const world = await open();
    const { steps } = await send(world, { entry: shown, events });
    const outcomes = outcomesOf(steps);
    expect(outcomes.map(({ event }) => event)).toEqual(events.map((_, place) => place));
    const sent = exchangesOf(steps);
    const delivered = outcomes.filter(({ status }) => status === 'delivered').map(({ event }) => event);
    expect(delivered.length).toBeGreaterThan(0);
    expect([...new Set(sent.flatMap((one) => one.events))].toSorted((a, b) => a - b)).toEqual(
      expect.arrayContaining(delivered),
    );
    expect(sent.every(({ status, answer }) => status === 200 && answer !== '')).toBe(true);
    expect(steps.at(-1)).toEqual({ pending: [] });
    expect(world.defects).toEqual([]);
  });

  it('tells of faults, repeats and splits', async () => {
    const world = await open();
    const { steps } = await send(world, { entry: shown, events, faults: ['429=40%', 'item=20%'], seed: 3 });
    const sent = exchangesOf(steps);
    expect(sent.map(({ fault }) => fault)).toEqual(expect.arrayContaining(['429', 'item']));
    expect(sent.some(({ attempt }) => attempt > 1)).toBe(true);
    expect(outcomesOf(steps)).toHaveLength(events.length);
    expect(sent.every(({ events: places }) => places.length > 0)).toBe(true);
  });

  it.each(['x=5%', '429=500%'])('says that %s is no fault', async (fault) => {
    const world = await open();
    const { status, text: body } = await send(world, { entry: shown, events, faults: [fault] });
    expect({ status, body }).toEqual({ status: 400, body: expect.stringContaining('is not a fault') as string });
    expect(world.defects).toEqual([]);
  });

  it('sends nothing to a vendor unless the vendor and the number of events are confirmed', async () => {
    const world = await open();
    for (const confirmed of [undefined, '29 to Bloomreach', '30 to Bluecore', true]) {
      const { status, text: body } = await send(world, { entry: shown, events, toVendor: true, confirmed });
      expect({ status, body }).toEqual({ status: 400, body: expect.stringContaining('Nothing was sent') as string });
    }
  });

  it('gives no secret away, in whatever it answers', async () => {
    const world = await open();
    const attempts = [
      await (await world.ask('/api/config')).text(),
      (await send(world, { entry: shown, events })).text,
      await (await world.ask('/api/try', post({ entry: shown }))).text(),
      (await send(world, { entry: shown, events, faults: ['500=100%'] })).text,
      (await send(world, { entry: { ...shown, settings: { ...shown.settings, baseUrl: 'no address' } }, events })).text,
      // To an address that nobody may send to: with the real settings, and not sent.
      (
        await send(world, {
          entry: { ...shown, settings: { ...shown.settings, baseUrl: 'https://localhost' } },
          events: events.slice(0, 1),
          toVendor: true,
          confirmed: '1 to Bloomreach',
        })
      ).text,
    ];
    for (const body of attempts) {
      for (const hidden of [secret, fromEnvironment, btoa(`${fromEnvironment}:${secret}`)]) {
        expect(body).not.toContain(hidden);
      }
    }
    expect(attempts.at(-1)).toContain('"outcome"');
  });
});
