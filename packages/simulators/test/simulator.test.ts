import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, type SimulatorOptions, simulators, startSimulator } from '../src';

const running: Simulator[] = [];
const directory = mkdtempSync(join(tmpdir(), 'simulator-'));

async function start(options?: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator('bloomreach', options);
  running.push(simulator);
  return simulator;
}

function post(simulator: Simulator, body: string): Promise<Response> {
  return fetch(`${simulator.origin}/track/u/v1/batch?stream_id=demo-stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Mozilla/5.0' },
    body,
  });
}

const command = { name: 'customers', data: { customer_ids: { email_id: 'jane@example.com' }, properties: { a: 1 } } };
const goodBody = JSON.stringify({ commands: [command] });

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('a simulator', () => {
  it('is known by its slug', async () => {
    for (const [slug, simulator] of Object.entries(simulators)) expect(simulator.slug).toBe(slug);
    await expect(startSimulator('nobody')).rejects.toThrow(/^There is no simulator "nobody"\. There are: .*bloomreach/);
    await expect(startSimulator('toString')).rejects.toThrow('There is no simulator "toString"');
  });

  it('remembers an exchange as it was on the wire', async () => {
    const simulator = await start();
    const answer: unknown = await (await post(simulator, goodBody)).json();
    expect(simulator.exchanges).toEqual([
      {
        number: 1,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        method: 'POST',
        url: '/track/u/v1/batch?stream_id=demo-stream',
        headers: expect.objectContaining({ 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Mozilla/5.0' }),
        body: goodBody,
        json: { commands: [command] },
        status: 200,
        answer,
        refusedItems: [],
        dropped: [],
      },
    ]);
  });

  it('counts what became of requests and of their items', async () => {
    const simulator = await start();
    const misspelt = { customer_ids: { email_id: 'jane@example.com' }, event_type: 'login', propertis: {} };
    const bad = { name: 'customers', data: { customer_ids: {}, properties: { a: 1 } } };
    await post(simulator, JSON.stringify({ commands: [command, bad, { name: 'customers/events', data: misspelt }] }));
    await post(simulator, JSON.stringify({ commands: [command, command, 'not an object'] }));
    await post(simulator, 'not JSON');
    expect(simulator.counts).toEqual({
      requests: 3,
      accepted: 2,
      refused: 1 + 3 + 1,
      dropped: 1,
      limited: 0,
      faults: 0,
    });
    expect(simulator.dropped).toHaveLength(1);
  });

  it('keeps only as many exchanges as it was told to, and counts all', async () => {
    const simulator = await start({ remember: 2 });
    for (const _ of [1, 2, 3]) await post(simulator, goodBody);
    expect(simulator.exchanges.map(({ number }) => number)).toEqual([2, 3]);
    expect(simulator.counts.requests).toBe(3);
  });

  it('forgets on request and numbers on', async () => {
    const simulator = await start();
    await post(simulator, goodBody);
    simulator.clear();
    expect(simulator.exchanges).toEqual([]);
    expect(simulator.counts).toEqual({ requests: 0, accepted: 0, refused: 0, dropped: 0, limited: 0, faults: 0 });
    await post(simulator, goodBody);
    expect(simulator.exchanges.map(({ number }) => number)).toEqual([2]);
  });

  it('appends every exchange to the journal before it answers', async () => {
    const journal = join(directory, 'journal.ndjson');
    const first = await start({ journal, remember: 1 });
    await post(first, goodBody);
    await post(first, 'not JSON');
    const readJournal = (): unknown[] =>
      readFileSync(journal, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
    expect(readJournal()).toEqual([
      expect.objectContaining({ number: 1, json: { commands: [command] }, status: 200 }),
      expect.objectContaining({ number: 2, body: 'not JSON', status: 400 }),
    ]);
    await first.close();
    await post(await start({ journal }), goodBody);
    expect(readJournal()).toHaveLength(3);
    expect(statSync(journal).mode & 0o077).toBe(0);
  });

  it('does not start with a journal that cannot be written', async () => {
    await expect(startSimulator('bloomreach', { journal: join(directory, 'no', 'journal') })).rejects.toThrow('ENOENT');
  });

  it('does not start on a port that is taken', async () => {
    const port = Number(new URL((await start()).origin).port);
    await expect(startSimulator('bloomreach', { port })).rejects.toThrow('EADDRINUSE');
  });

  it('listens on loopback only', async () => {
    const simulator = await start();
    const { port } = new URL(simulator.origin);
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const outside = own.filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1');
    for (const host of [...outside.map(({ address }) => address), '::1']) {
      const answered = new Promise((resolve, reject) => get({ host, port }, resolve).on('error', reject));
      await expect(answered).rejects.toMatchObject({ syscall: 'connect' });
    }
  });

  it('closes at once, twice if need be, and answers nobody afterwards', async () => {
    const simulator = await start();
    await post(simulator, goodBody);
    await simulator.close();
    await simulator.close();
    await expect(post(simulator, goodBody)).rejects.toThrow('fetch failed');
  });

  it('takes an account that differs from its own', async () => {
    const simulator = await start({ account: { streamId: 'another' } });
    expect(simulator.account).toEqual({ ...simulators.bloomreach?.account, streamId: 'another' });
    expect((await post(simulator, goodBody)).status).toBe(404);
  });
});
