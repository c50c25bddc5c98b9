import { type Account, type Simulator, startSimulator } from '../src';
import { postJson } from './post-json';

const running: Simulator[] = [];

async function start(account: Account = {}): Promise<Simulator> {
  const simulator = await startSimulator('bloomreach', { account });
  running.push(simulator);
  return simulator;
}

afterAll(() => Promise.all(running.map((simulator) => simulator.close())));

const dataHub = '/track/u/v1/batch?stream_id=demo-stream';
const signedIn = { authorization: `Basic ${Buffer.from('demo-key:demo-secret-7f3a').toString('base64')}` };

type Ids = Readonly<Record<string, string>>;
const event = (customer_ids: Ids): object => ({
  name: 'customers/events',
  data: { customer_ids, event_type: 'login' },
});
const customer = (customer_ids: Ids, properties: object): object => ({
  name: 'customers',
  data: { customer_ids, properties },
});

/** The reasons for which what these commands bring is lost, each with the place of its command. */
async function send(simulator: Simulator, ...commands: object[]): Promise<[number, string][]> {
  const before = simulator.dropped.length;
  await postJson(simulator.origin + dataHub, { commands });
  return simulator.dropped.slice(before).map(({ index, reason }) => [index, reason]);
}

describe('the customers of the Bloomreach simulator', () => {
  it('become one where an anonymous one is known by a hard ID', async () => {
    const simulator = await start();
    const commands = [event({ cookie: 'c1' }), event({ cookie: 'c1', registered: 'u1' }), event({ registered: 'u1' })];
    expect(await send(simulator, ...commands, event({ registered: 'u1', email_id: 'a@b.c' }))).toEqual([]);
  });

  it('are never merged where each has a hard ID of the same type, in the next request too', async () => {
    const simulator = await start();
    await send(simulator, event({ registered: 'u1', email_id: 'a@b.c' }), event({ registered: 'u2' }));
    expect(await send(simulator, event({ registered: 'u2', email_id: 'a@b.c' }))).toEqual([
      [0, 'The hard IDs are of two customers, who are never merged'],
    ]);
  });

  it('have one value of a hard ID', async () => {
    const simulator = await start();
    await send(simulator, event({ registered: 'u1', email_id: 'a@b.c' }));
    expect(await send(simulator, event({ registered: 'u1', email_id: 'new@b.c' }))).toEqual([
      [0, 'The customer has another email_id already: a hard ID has one value'],
    ]);
  });

  it('hand a cookie on to the next who logs in, with no loss', async () => {
    const simulator = await start();
    const commands = ['u1', 'u2', 'u1'].map((registered) => event({ registered, cookie: 'shared' }));
    expect(await send(simulator, ...commands)).toEqual([]);
  });

  it('that nobody can write to are pending until the address is an attribute, too', async () => {
    const simulator = await start();
    const pending = { reason: expect.stringContaining('no attribute email') as string, count: 2 };
    await send(simulator, event({ email_id: 'a@b.c' }), event({ email_id: 'd@b.c' }), event({ cookie: 'c1' }));
    expect(simulator.pending()).toEqual([pending]);
    await send(simulator, customer({ email_id: 'a@b.c' }, { email: 'a@b.c' }));
    expect(simulator.pending()).toEqual([{ ...pending, count: 1 }]);
    simulator.clear();
    expect(simulator.pending()).toEqual([]);
  });

  it('take 255 attributes and then no update with a new one, unless the contract says more', async () => {
    const many = (count: number, from = 0): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${from + index}`, 1]));
    const ids = { registered: 'u1' };
    const simulator = await start();
    expect(
      await send(simulator, customer(ids, many(250)), customer(ids, many(6, 250)), customer(ids, many(250))),
    ).toEqual([[1, 'The project takes no more than 255 attributes: the whole update is discarded']]);
    const larger = await start({ mostAttributes: 1024 });
    expect(await send(larger, customer(ids, many(1024)))).toEqual([]);
    await send(larger, customer(ids, { a1: 'x'.repeat(2049) }));
    expect(larger.exchanges.at(-1)).toMatchObject({ refusedItems: [0] });
  });
});

describe('the Bloomreach simulator takes one object at a time', () => {
  const single = { customer_ids: { registered: 'u1' }, event_type: 'login' };

  it.each([
    ['/track/u/v1/customers/events?stream_id=demo-stream', single],
    ['/track/v2/projects/demo-project/customers/events', single],
    ['/track/u/v1/customers?stream_id=demo-stream', { customer_ids: single.customer_ids, properties: { a: 1 } }],
    ['/track/v2/projects/demo-project/customers', { customer_ids: single.customer_ids, properties: { a: 1 } }],
  ])('at %s', async (path, body) => {
    const simulator = await start();
    const answers = await Promise.all([
      postJson(simulator.origin + path, body, signedIn),
      postJson(simulator.origin + path, { ...body, customer_ids: {} }, signedIn),
    ]);
    expect(answers).toEqual([
      [200, { errors: [], success: true }],
      [400, { success: false, errors: ['At least one id should be specified.'] }],
    ]);
    expect(simulator.counts).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('and erases up to 1,000 customers together', async () => {
    const simulator = await start();
    const path = '/data/v2/projects/demo-project/customers/anonymize_bulk';
    const erase = (customers: object[]) => postJson(simulator.origin + path, { customers }, signedIn);
    const one = { customer_ids: { registered: 'u1' } };
    expect(await erase([one, { internal_id: 'i1' }])).toEqual([200, { bulk_id: expect.any(String), success: true }]);
    expect((await erase([]))[0]).toBe(400);
    expect((await erase(Array.from({ length: 1001 }, () => one)))[0]).toBe(400);
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 1 + 1001 });
  });
});
