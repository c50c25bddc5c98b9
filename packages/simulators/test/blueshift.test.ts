import { seed, withEmail } from '@sluice/test-utils/seeds';
import { type Simulator, startSimulator } from '../src';
import { postJson } from './post-json';

type Headers = Record<string, string>;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('blueshift');
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

const basic = (key: string): Headers => ({ authorization: `Basic ${Buffer.from(key).toString('base64')}` });
const eventKey = basic('demo-event-key-5e1c:');
const userKey = basic('demo-user-key-9b2d:');

const sendTo = (path: string, body: unknown, headers: Headers): Promise<[number, unknown]> =>
  postJson(`${simulator.origin}/api/v1/${path}`, body, headers);
const send = (body: unknown, headers = eventKey): Promise<[number, unknown]> => sendTo('event', body, headers);
const sendMany = (events: unknown): Promise<[number, unknown]> => sendTo('bulkevents', { events }, eventKey);
const setOne = (body: unknown): Promise<[number, unknown]> => sendTo('customers', body, userKey);
const setMany = (customers: unknown): Promise<[number, unknown]> => sendTo('customers/bulk', { customers }, userKey);

const accepted = [200, { status: 'OK' }];
const uuid = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string;
const person = { customer_id: 'u' };
const event = { event: 'ping', ...person };
const times = (count: number, value: object): object[] => Array.from({ length: count }, () => value);
const reasons = (): string[] => simulator.dropped.map(({ reason }) => reason);
const errors = (...all: object[]): object => ({ errors: all });

describe('the Blueshift simulator', () => {
  it.each([
    'identify',
    'checkout',
    'purchase',
    'subscription-start',
    'subscription-upgrade',
    'subscription-downgrade',
    'subscription-billing',
    'subscription-cancel',
  ])('accepts the printed payload %s, and loses nothing of it', async (id) => {
    expect(await send(withEmail(seed('blueshift', id), 'jane@example.com'))).toEqual(accepted);
    expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, limited: 0, faults: 0 });
  });

  it.each(['pageload', 'view', 'add-to-cart', 'remove-from-cart', 'search', 'custom-event'])(
    'accepts the printed payload %s, to which the vendor’s script adds its cookie',
    async (id) => {
      expect(await send({ ...seed('blueshift', id), cookie: '1f0a3c52-7a4e-4c1b-9f3d-2f6f6f0f9f11' })).toEqual(
        accepted,
      );
      expect(reasons()).toEqual([]);
      expect(await send(seed('blueshift', id))).toEqual(accepted);
      expect(reasons()).toEqual(['The event identifies nobody']);
    },
  );

  it('accepts the printed events of one call, and counts them', async () => {
    expect(
      await sendTo('bulkevents', withEmail(seed('blueshift', 'bulk-events'), 'jane@example.com'), eventKey),
    ).toEqual([200, { status: 'ok', count: 2 }]);
    expect(simulator.counts).toMatchObject({ accepted: 2, dropped: 0 });
  });

  it('blames of a call the events alone that are to blame', async () => {
    expect((await sendMany([event, person, event, { event: '' }]))[0]).toBe(400);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 4 });
    expect(simulator.exchanges).toMatchObject([{ refusedItems: [1, 3] }]);
  });

  it.each([
    ['what the vendor’s apps send', { ...event, event: 'view', sku: 'p', category_id: 'c', device_type: 'android' }],
    ['an addition by an app', { ...event, event: 'add_to_cart', sku: 'p', quantity: 1 }],
    ['a search by an app', { ...event, event: 'search', query: 'pan', skus: ['p'], number_of_results: 1 }],
    ['a subscription of a customer whose address is known', { ...event, event: 'unsubscribe' }],
    ['a checkout of no sum', { ...event, event: 'checkout' }],
    [
      'an order with lines as they are',
      {
        ...event,
        event: 'purchase',
        revenue: '31.24',
        products: [{ sku: 'p', price: 3, quantity: 2, colour: { name: 'red' } }],
      },
    ],
    ['what an order comes to', { ...event, event: 'shipped', order_id: '1', products: [{ sku: 'p' }] }],
    [
      'a customer’s channels',
      {
        ...event,
        event: 'identify',
        unsubscribed_push: true,
        unsubscribed_push_at: '2026-01-02T03:04:05Z',
        opted_in: false,
        shoe: 43,
      },
    ],
  ])('accepts %s, and loses nothing of it', async (_, body) => {
    expect(await send(body)).toEqual(accepted);
    expect(reasons()).toEqual([]);
  });

  it('knows customers by the identifiers that the account has besides', async () => {
    const own = await startSimulator('blueshift', { account: { otherIdentifiers: 'phone_number, loyalty_id' } });
    const post = (path: string, body: object, headers: Headers) =>
      postJson(`${own.origin}/api/v1/${path}`, body, headers);
    expect(await post('event', { event: 'ping', phone_number: '+493012345678' }, eventKey)).toEqual(accepted);
    expect(await post('customers/bulk', { customers: [{ loyalty_id: 'l' }] }, userKey)).toEqual([
      200,
      { customers: [], errors: [] },
    ]);
    expect((await post('customers', { other_id: 'o' }, userKey))[0]).toBe(400);
    await own.close();
    expect(own.dropped).toEqual([]);
  });

  it('shows the last event of each type', async () => {
    await send({ ...event, n: 1 });
    await sendMany([
      { ...event, n: 2 },
      { event: 'login', ...person },
    ]);
    const response = await fetch(`${simulator.origin}/api/v1/event/debug`, { headers: eventKey });
    expect(await response.json()).toMatchObject({ ping: { ...event, n: 2 }, login: { event: 'login', ...person } });
  });

  it('sets customers, and forgets them', async () => {
    const customer = { ...person, phone_number: '+493012345678', gender: 'female', shoe: 43 };
    expect(await setOne(customer)).toEqual([200, { customer: { uuid } }]);
    expect(await setOne({ device_id: 'd' })).toEqual([200, { customer: { uuid } }]);
    expect(await setMany([customer, { email: 'u@example.com' }])).toEqual([200, { customers: [], errors: [] }]);
    for (const change of ['forget', 'unforget', 'delete']) {
      expect(await sendTo(`customers/${change}`, person, userKey)).toEqual([200, { status: 'ok' }]);
    }
    const merge = { customer_id: 'u', bsft_new_customer_id: 'v' };
    expect(await sendTo('customers/merge', merge, userKey)).toEqual([200, { status: 'ok' }]);
    expect(simulator.counts).toMatchObject({ accepted: 8, refused: 0, dropped: 0 });
  });

  it('tells under a 200 which customers failed, and why', async () => {
    const nobody = { device_id: 'd' };
    const odd = { ...person, gender: 'x' };
    expect(await setMany([nobody, person, odd])).toEqual([
      200,
      {
        customers: [nobody, odd],
        errors: [
          { status: 400, error_data: { user_identifier_missing: ['No valid identifier found'] } },
          { status: 400, error_data: { gender: ['must be equal to one of the allowed values'] } },
        ],
      },
    ]);
    expect(simulator.exchanges).toMatchObject([{ refusedItems: [0, 2] }]);
    expect(simulator.counts).toMatchObject({ accepted: 1, refused: 2 });
  });
});

describe('the Blueshift simulator refuses', () => {
  const notJson = { status: 400, error: 'Json Parse error: no object' };
  const blank = (field: string) => errors({ [field]: "can't be blank" });

  it.each([
    ['what is not JSON', 'event', '{"event":', 400, notJson],
    ['a list', 'event', [event], 400, notJson],
    ['an event without a name', 'event', person, 400, blank('event')],
    ['an event with an empty name', 'event', { ...event, event: '' }, 400, errors({ event: expect.any(String) })],
    ['an event whose name is a number', 'event', { ...event, event: 7 }, 400, errors({ event: expect.any(String) })],
    ['a call without events', 'bulkevents', {}, 400, blank('events')],
    ['events in no list', 'bulkevents', { events: event }, 400, blank('events')],
    ['an empty list of events', 'bulkevents', { events: [] }, 400, blank('events')],
    ['an event that is none', 'bulkevents', { events: [event, 'ping'] }, 400, errors({ base: 'must be object' })],
    ['31 events', 'bulkevents', { events: times(31, event) }, 413, { message: 'More than 30 events' }],
    [
      'more than 1 MB',
      'event',
      { ...event, text: 'x'.repeat(1_000_000) },
      413,
      { message: 'The payload is larger than 1 MB' },
    ],
  ])('%s', async (_, path, body, status, answer) => {
    expect(await sendTo(path, body, eventKey)).toEqual([status, answer]);
    expect(simulator.counts).toMatchObject({ accepted: 0, dropped: 0 });
    expect(simulator.counts.refused).toBeGreaterThan(0);
  });

  it.each([
    ['a customer without an identifier', 'customers', { shoe: 43 }, 400, 'customer_id'],
    ['a telephone number without its country', 'customers', { ...person, phone_number: '030 12345' }, 400, 'phone'],
    ['a gender in one letter', 'customers', { ...person, gender: 'F' }, 400, 'gender'],
    ['a time that is no ISO 8601', 'customers', { ...person, joined_at: 1426613240 }, 400, 'joined_at'],
    ['customers in no list', 'customers/bulk', { customers: person }, 400, 'customers'],
    ['51 customers', 'customers/bulk', { customers: times(51, person) }, 413, '50 customers'],
    ['to forget nobody', 'customers/forget', {}, 400, 'customer_id'],
    ['to merge one', 'customers/merge', person, 400, 'bsft_new_customer_id'],
  ])('%s', async (_, path, body, status, word) => {
    const [answered, json] = await sendTo(path, body, userKey);
    expect([answered, JSON.stringify(json)]).toEqual([status, expect.stringContaining(word)]);
  });

  it.each([
    ['no key', {}],
    ['another key', basic('other-key:')],
    ['the key without its colon', basic('demo-event-key-5e1c')],
    ['the User API key', userKey],
    ['a key that is not encoded', { authorization: 'Basic demo-event-key-5e1c:' }],
  ])('an event with %s', async (_, headers: Headers) => {
    expect(await send(event, headers)).toEqual([401, { message: 'Not authorized' }]);
  });

  it('customers with the Event API key, other paths, and what does not say that it is JSON', async () => {
    expect((await sendTo('customers', person, eventKey))[0]).toBe(401);
    expect((await sendTo('customers/forget', person, eventKey))[0]).toBe(401);
    expect((await sendTo('events', event, eventKey))[0]).toBe(404);
    expect((await send(event, { ...eventKey, 'content-type': 'text/plain' }))[0]).toBe(400);
  });

  it('on demand one customer of many, and a whole call with one bad event', async () => {
    const faulty = await startSimulator('blueshift', { faults: [{ kind: 'item', rate: 1 }] });
    try {
      const post = (path: string, body: object, key: Headers) => postJson(`${faulty.origin}/api/v1/${path}`, body, key);
      expect(await post('customers/bulk', { customers: [person] }, userKey)).toMatchObject([
        200,
        { customers: [person] },
      ]);
      expect((await post('customers', person, userKey))[0]).toBe(422);
      expect((await post('bulkevents', { events: [event] }, eventKey))[0]).toBe(400);
    } finally {
      await faulty.close();
    }
  });
});

describe('the Blueshift simulator takes with a 200, and shows that it is lost:', () => {
  it.each([
    ['an event of nobody', { event: 'ping' }, 'The event identifies nobody'],
    ['a name with a period', { ...event, event: 'a.b' }, 'event must match'],
    ['a name with a blank', { ...event, event: 'a b' }, 'event must match'],
    ['a number as a name', { ...event, event: '2024' }, 'event must NOT be valid'],
    ['a name of 65 characters', { ...event, event: 'x'.repeat(65) }, 'event must NOT have more than 64'],
    ['a UUID that is none', { ...event, event_uuid: 'node-1' }, 'event_uuid must match'],
    ['unix time', { ...event, timestamp: 1767323045 }, 'timestamp must be string'],
    ['a time without a zone', { ...event, timestamp: '2026-01-02T03:04:05' }, 'timestamp must match'],
    ['a name of the vendor’s own', { ...event, bsft_x: 1 }, 'bsft_x has a name'],
    ['tokens where there is one', { ...event, device_tokens: 't' }, 'device_tokens is ignored here'],
    ['a view of nothing', { ...event, event: 'view' }, "products can't be blank"],
    ['a product without its ID', { ...event, event: 'view', products: [{ product_id: 'p' }] }, "sku can't be blank"],
    ['a cart without a product', { ...event, event: 'add_to_cart' }, "product_id can't be blank"],
    ['a search for nothing', { ...event, event: 'search' }, "keywords can't be blank"],
    ['a sum with its currency', { ...event, event: 'purchase', total: '30 €' }, 'total must match'],
    ['a purchase without its revenue', { ...event, event: 'purchase', total: 30 }, "revenue can't be blank"],
    ['an address that is none', { event: 'ping', email: 'n/a' }, 'email is not an address'],
    ['a chain of addresses', { ...event, ip: '203.0.113.7, 10.0.0.1' }, 'ip is not an IP address'],
    ['an address with its port', { ...event, ip: '203.0.113.7:443' }, 'ip is not an IP address'],
    ['another’s cookie', { event: 'ping', cookie: 'anonymous-1' }, 'cookie must NOT have fewer than 36'],
    ['a line without its ID in any event', { ...event, products: [{ product_id: 'p' }] }, "sku can't be blank"],
    ['a telephone number in a profile', { ...event, event: 'identify', phone_number: '030 123' }, 'phone_number must'],
    ['what Blueshift counts', { ...event, event: 'identify', lifetime_orders: 3 }, 'lifetime_orders is set by'],
    ['a group without its state', { ...event, subscription_groups: [{ id: 'g' }] }, "subscribed can't be blank"],
  ])('%s', async (_, body, reason) => {
    expect(await send(body)).toEqual(accepted);
    expect(reasons().join('\n')).toContain(reason);
  });

  it('one token where there are many events', async () => {
    await sendMany([{ ...event, device_token: 't' }]);
    expect(reasons()).toEqual(['device_token is ignored here']);
  });

  it.each(['lifetime_revenue', 'last_visit_at', 'last_utm_source', 'last_location_city'])(
    'what only Blueshift says of a customer: %s',
    async (name) => {
      expect((await setMany([person, { ...person, [name]: '5' }]))[0]).toBe(200);
      expect(simulator.exchanges).toMatchObject([
        { dropped: [{ index: 1, reason: `${name} is set by Blueshift alone` }] },
      ]);
    },
  );

  it('knows an event again by its UUID, and no other event by it', async () => {
    const own = { ...event, event_uuid: '5c1a9e04-7d3b-4f60-9a21-000000000004' };
    await send(own);
    await send(own);
    expect(reasons()).toEqual([]);
    await sendMany([{ ...own, event: 'pong' }]);
    expect(reasons()).toEqual(['Another event with this event_uuid was received before']);
  });

  it('tracks nobody who was forgotten, until they are to be tracked again', async () => {
    await sendTo('customers/forget', { email: 'jo@shop.example' }, userKey);
    expect(await send({ ...event, email: 'Jo@shop.example' })).toEqual(accepted);
    expect(reasons()).toEqual(['The customer was forgotten, and is tracked no more']);
    await sendTo('customers/unforget', { email: 'jo@shop.example' }, userKey);
    await send({ ...event, email: 'jo@shop.example' });
    expect(simulator.counts.dropped).toBe(1);
  });

  it.each([
    [{ customer_id: 'c'.repeat(129) }, 'customer_id must NOT have more than 128 characters'],
    [{ subscription_group_id: 'my news', subscription_group_subscribed: true }, /^subscription_group_id must match/],
    [{ subscription_group_id: 'news', subscription_group_subscribed: 'yes' }, /^subscription_group_subscribed must be/],
  ])('accepts an event with %j to no purpose', async (own, reason) => {
    expect(await send({ ...event, ...own })).toEqual(accepted);
    expect(reasons()).toEqual([expect.stringMatching(reason)]);
  });
});
