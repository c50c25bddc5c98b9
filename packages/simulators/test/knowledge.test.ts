import { type Exchange, type Simulator, type SimulatorOptions, simulators, startSimulator } from '../src';
import { postJson } from './post-json';

const running: Simulator[] = [];

async function start(slug: string, options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator(slug, options);
  running.push(simulator);
  return simulator;
}

afterEach(() => Promise.all(running.splice(0).map((simulator) => simulator.close())));

const stream = '/track/u/v1/batch?stream_id=demo-stream';
const command = { name: 'customers', data: { customer_ids: { cookie: 'c1' }, properties: { a: 1 } } };
const misspelt = { ...command, data: { ...command.data, propertis: {} } };

it('a simulator tells of every exchange which items it refused and which are of no use, however few it remembers', async () => {
  const told: Exchange[] = [];
  const simulator = await start('bloomreach', { remember: 0, onExchange: (exchange) => told.push(exchange) });
  await postJson(simulator.origin + stream, { commands: [command, { name: 'customers' }, misspelt] });
  expect(simulator.exchanges).toEqual([]);
  expect(told).toMatchObject([
    {
      status: 200,
      refusedItems: [1],
      dropped: [{ index: 2, reason: 'Bloomreach does not know propertis and ignores it' }],
    },
  ]);
});

it.each([
  ['bluecore', '/api/track/mobile/v1', '', [0]],
  ['tracify', '/api/v1/events', { events: [] }, []],
  ['commanders-act', '/events/batch', { batch: [{}, { note: 'x'.repeat(32_000) }] }, [1]],
  ['blueshift', '/api/v1/bulkevents', { events: [{ event: 'a' }, {}] }, []],
])('%s blames the items alone that are to blame', async (slug, path, body, blamed) => {
  const told: Exchange[] = [];
  const simulator = await start(slug, { onExchange: (exchange) => told.push(exchange) });
  await fetch(simulator.origin + path, { method: 'POST', body: body === '' ? '' : JSON.stringify(body) });
  expect(told.map(({ refusedItems }) => refusedItems)).toEqual([blamed]);
});

describe('rates', () => {
  let time = 0;
  const now = (): Date => new Date(time);

  beforeEach(() => {
    time = 1_000_000;
  });

  const eventKey = { authorization: `Basic ${Buffer.from('demo-event-key-5e1c:').toString('base64')}` };
  const sendEvents = (simulator: Simulator) =>
    postJson(`${simulator.origin}/api/v1/bulkevents`, { events: [{ event: 'ping', customer_id: 'u' }] }, eventKey);

  it('are not kept unless asked for', async () => {
    const simulator = await start('blueshift', { now });
    for (let call = 0; call < 6; call += 1) await sendEvents(simulator);
    expect(simulator.counts).toMatchObject({ accepted: 6, limited: 0 });
  });

  it('of Blueshift are five bulk calls a second, and the sixth takes nothing', async () => {
    const simulator = await start('blueshift', { now, rates: true });
    const statuses: number[] = [];
    for (let call = 0; call < 6; call += 1) {
      statuses.push((await sendEvents(simulator))[0]);
      time += 100;
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(simulator.exchanges.at(-1)?.answer).toEqual({ message: 'Rate limit exceeded' });
    expect(simulator.counts).toMatchObject({ requests: 6, accepted: 5, refused: 0, limited: 1, faults: 0 });
    // The first call was a second ago, the second was not.
    time = 1_001_000;
    expect([(await sendEvents(simulator))[0], (await sendEvents(simulator))[0]]).toEqual([200, 429]);
  });

  it('of Bloomreach are 6,000 calls a minute, of the others none', () => {
    const request = {
      method: 'POST',
      path: stream,
      query: new URLSearchParams(),
      headers: {},
      body: '',
      json: {},
      at: now(),
    };
    const rates = Object.entries(simulators).map(([slug, vendor]) => {
      const { calls, milliseconds } = vendor.start(vendor.account).rateOf?.(request) ?? {};
      return [slug, calls, milliseconds];
    });
    expect(rates).toEqual([
      ['bloomreach', 6000, 60_000],
      ...['bluecore', 'blueshift', 'commanders-act', 'tracify'].map((slug) => [slug, undefined, undefined]),
    ]);
  });
});
