import { discriminated, objectSchema, schemaSimulator, type Simulator, startSimulator, when } from '../src';
import { postJson } from './post-json';

const parcels = schemaSimulator({
  slug: 'parcels',
  account: { apiKey: 'demo-key' },
  authorize: ({ headers }, { apiKey }) => (headers['x-key'] === apiKey ? undefined : { status: 401 }),
  calls: {
    'POST /v1/events': {
      items: 'events',
      maxItems: 3,
      maxBytes: 1000,
      maxItemBytes: 500,
      schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      rate: { calls: 10, milliseconds: 1000, json: { error: 'slow down' } },
      answerEach: (items) => ({
        status: 200,
        json: { failed: items.filter(({ errors }) => errors.length > 0).length },
      }),
      findLosses: (item) => (JSON.stringify(item).includes('sandbox') ? ['The event is of no use'] : []),
    },
    'POST /v1/users/{id}': { schema: { type: 'object', required: ['email'] } },
    'POST /v1/orders': { items: 'orders', schema: { type: 'object' } },
    'POST /v1/parcels': {
      schema: { dependentRequired: { value: ['currency'] }, properties: { at: { format: 'date' } } },
    },
    'POST /v1/operations': {
      schema: discriminated('op', { refund: objectSchema({ order: { type: 'string' } }), profile: {} }),
    },
    'POST /v1/misprints': { schema: { propertys: {} } },
    'POST /v1/leads': {
      body: 'form',
      schema: objectSchema({ email: { type: 'string' } }, {}, when('kind', ['firm'], { required: ['vat'] })),
      rate: { calls: 1 },
      findLosses: ({ email }, at) => (email === 'old' ? [`Since ${at.getUTCFullYear()} it is of no use`] : []),
    },
  },
});

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator(parcels, { rates: true, now: () => new Date(0) });
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

const send = (path: string, body: unknown, key = 'demo-key') =>
  postJson(simulator.origin + path, body, { 'x-key': key });

describe('a simulator of schemas', () => {
  it('judges each item, and says which it refused and which are of no use', async () => {
    expect(
      await send('/v1/events', { events: [{ name: 'a' }, { name: 'x'.repeat(500) }, { name: 'sandbox' }] }),
    ).toEqual([200, { failed: 1 }]);
    simulator.clear();
    expect(await send('/v1/events', { events: [{ name: 'a' }, { name: 7 }, { name: 'sandbox' }] })).toEqual([
      200,
      { failed: 1 },
    ]);
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 1, dropped: 1 });
    expect(simulator.exchanges).toMatchObject([
      { refusedItems: [1], dropped: [{ index: 2, reason: 'The event is of no use' }] },
    ]);
  });

  it('refuses a request for one bad item where nothing else is said, and blames that one', async () => {
    expect(await send('/v1/orders', { orders: [{}, 7] })).toEqual([400, { errors: ['1: must be object'] }]);
    expect(simulator.exchanges).toMatchObject([{ refusedItems: [1] }]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2 });
  });

  it('finds calls whose path holds an ID', async () => {
    expect(await send('/v1/users/7', { email: 'jane@example.com' })).toEqual([200, {}]);
    expect((await send('/v1/users/7', {}))[0]).toBe(400);
  });

  it.each([
    ['too many items', { events: Array.from({ length: 4 }, () => ({ name: 'a' })) }, 413, 4],
    ['too many bytes', { events: [{ name: 'x'.repeat(1000) }] }, 413, 1],
    ['no items', { events: [] }, 400, 1],
    ['items in no list', { events: {} }, 400, 1],
    ['what is not JSON', '{', 400, 1],
  ])('refuses %s as a whole, and blames none', async (_, body, status, refused) => {
    expect((await send('/v1/events', body))[0]).toBe(status);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused });
    expect(simulator.exchanges).toMatchObject([{ refusedItems: [] }]);
  });

  it('asks for the key, has nothing elsewhere, and keeps the rate of each call', async () => {
    const statusOf = async (path: string, key: string): Promise<number> => {
      const init = {
        method: 'POST',
        headers: { 'x-key': key, 'content-type': 'application/json' },
        body: '{"events":[{"name":"a"}]}',
      };
      return (await fetch(simulator.origin + path, init)).status;
    };
    expect([await statusOf('/v1/events', 'other'), await statusOf('/v2/events', 'demo-key')]).toEqual([401, 404]);
    const statuses: number[] = [];
    for (let call = 0; call < 11; call += 1) statuses.push(await statusOf('/v1/events', 'demo-key'));
    expect(statuses).toEqual([...Array<number>(9).fill(200), 429, 429]);
    expect(simulator.counts.limited).toBe(2);
  });

  it('reads forms, with the clock of its requests', async () => {
    const post = async (body: string, type = 'application/x-www-form-urlencoded') => {
      simulator.clear();
      const init = { method: 'POST', headers: { 'x-key': 'demo-key', 'content-type': type }, body };
      const response = await fetch(`${simulator.origin}/v1/leads`, init);
      return [response.status, await response.json()];
    };
    expect(await post('email=jane%40example.com')).toEqual([200, {}]);
    expect(await post('kind=firm&email=a&vat=7')).toEqual([200, {}]);
    expect((await post('kind=firm&email=a'))[0]).toBe(400);
    expect((await post('{"email":"a"}', 'application/json'))[0]).toBe(415);
    expect(await post('email=old')).toEqual([200, {}]);
    expect(simulator.exchanges).toMatchObject([{ dropped: [{ reason: 'Since 1970 it is of no use' }] }]);
  });

  it('gives an access token for the credentials of its account, and knows it', async () => {
    const secured = await startSimulator(
      schemaSimulator({
        slug: 'secured',
        account: { clientId: 'demo' },
        token: { path: '/token', shown: ({ clientId }) => ({ client_id: clientId }) },
        authorize: ({ headers }, _, token) =>
          headers.authorization === `Bearer ${token}` ? undefined : { status: 401 },
        calls: { 'GET /v1/account': { schema: {} } },
      }),
      { account: { clientId: 'own' } },
    );
    const ask = async (body: URLSearchParams | string): Promise<{ status: number; token: string }> => {
      const response = await fetch(`${secured.origin}/token`, { method: 'POST', body });
      return { status: response.status, token: String(Object(await response.json()).access_token) };
    };
    const own = { grant_type: 'client_credentials', client_id: 'own' };
    const { status, token } = await ask(new URLSearchParams(own));
    const others = [
      await ask(JSON.stringify(own)),
      await ask(JSON.stringify({ ...own, client_id: 'demo' })),
      await ask('client_id=own'),
    ];
    expect([status, ...others.map((one) => one.status)]).toEqual([200, 200, 401, 400]);
    const enter = async (authorization: string) =>
      (await fetch(`${secured.origin}/v1/account`, { headers: { authorization } })).status;
    expect([await enter(`Bearer ${token}`), await enter('Bearer other')]).toEqual([200, 401]);
    await secured.close();
  });

  it('judges an object by the kind that it says it is of', async () => {
    const statusOf = async (body: object) => {
      const init = { method: 'POST', headers: { 'x-key': 'demo-key', 'content-type': 'application/json' } };
      const response = await fetch(`${simulator.origin}/v1/operations`, { ...init, body: JSON.stringify(body) });
      return response.status;
    };
    const kinds = [{ op: 'refund', order: '1' }, { op: 'refund' }, { op: 'profile' }, { op: 'other' }, {}];
    const statuses: number[] = [];
    for (const kind of kinds) statuses.push(await statusOf(kind));
    expect(statuses).toEqual([200, 400, 200, 400, 400]);
  });

  it.each([
    ['/v1/parcels', { value: 1 }, 400, /must have property currency/],
    ['/v1/parcels', { at: '2026-02-30' }, 400, /must match format/],
    ['/v1/misprints', {}, 500, /unknown keyword: \\?"propertys/],
  ])('checks each word of a schema, and knows all of them: %s, %j', async (path, body, status, said) => {
    const init = { method: 'POST', headers: { 'x-key': 'demo-key', 'content-type': 'application/json' } };
    const response = await fetch(simulator.origin + path, { ...init, body: JSON.stringify(body) });
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(said)]);
  });

  it('takes no body that is said to be another', async () => {
    const init = {
      method: 'POST',
      headers: { 'x-key': 'demo-key', 'content-type': 'text/plain' },
      body: '{"email":"a"}',
    };
    expect((await fetch(`${simulator.origin}/v1/users/7`, init)).status).toBe(415);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 1 });
  });
});
