import { createHash } from 'node:crypto';
import { seed } from '@sluice/test-utils/seeds';
import { type Simulator, startSimulator } from '../src';
import { postJson } from './post-json';

const csid = '00000000-0000-0000-0000-000000000000';
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('tracify', { account: { customerSiteId: csid } });
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

function send(
  body: unknown,
  headers: Record<string, string> = {},
  path = '/api/v1/events',
): Promise<[number, unknown]> {
  return postJson(simulator.origin + path, body, { 'tracify-token': 'demo-token-51c8', ...headers });
}

const refused = (error: string): object => ({ status: false, error });
const taken = [200, { status: true }];
const hash = (digit: string): string => digit.repeat(64);

const identity = { [hash('b')]: 2, [hash('c')]: 3, [hash('d')]: 4 };
const origin = 'https://shop.example';
const event = (own: object = {}, data: object = {}): object => ({
  url: 'https://shop.example/a',
  customer_site_id: csid,
  identity_data: identity,
  datetime: '2026-01-02 03:04:05',
  type: 'pageview',
  ...own,
  data: { origin, ...data },
});
const purchase = (data: object = {}): object =>
  event({ type: 'purchase' }, { order_id: '1', currency: 'EUR', amount: '5.00', ...data });
const conversion = (data: object = {}): object =>
  event({ type: 'conversion' }, { conversion_id: '1', currency: 'EUR', amount: '5.00', ...data });

describe('the Tracify simulator', () => {
  it.each(['pageview', 'product-view', 'add-to-cart', 'purchase', 'conversion'])(
    'accepts the %s that the vendor’s page prints',
    async (id) => {
      expect(await send(seed('tracify', id))).toEqual(taken);
      expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, limited: 0, faults: 0 });
    },
  );

  it('accepts events in a batch, of any type', async () => {
    const survey = event({ type: 'postpurchasesurvey' }, { source: 'tv', order_id: '2' });
    expect(await send({ events: [event(), purchase(), conversion(), survey] })).toEqual(taken);
    expect(simulator.counts).toMatchObject({ accepted: 4, refused: 0, dropped: 0 });
  });

  it.each([
    ['a view of a page without its type', event({ type: undefined })],
    ['the value of a conversion', conversion({ amount: undefined, value: '5.00' })],
    ['an amount with a comma', purchase({ amount: '5,00' })],
    ['an order and its repetition', purchase(), purchase()],
  ])('accepts %s, and loses nothing', async (_, ...events) => {
    for (const one of events) expect(await send({ events: [one] })).toEqual(taken);
    expect(simulator.dropped).toEqual([]);
  });

  it('refuses whoever has not the key', async () => {
    expect(await send({ events: [event()] }, { 'tracify-token': 'other' })).toEqual([
      401,
      refused('Invalid tracify-token'),
    ]);
    expect(await send({ events: [event()] }, {}, '/v1/events')).toEqual([404, refused('Not Found')]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2 });
  });

  it.each([
    ['what is not JSON', '{"events":'],
    ['no events', {}],
    ['an empty list', { events: [] }],
    ['one event in no list', { events: event() }],
  ])('refuses %s', async (_, body) => {
    expect(await send(body)).toEqual([400, refused('events must hold an event')]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 1 });
  });
});

describe('the Tracify simulator refuses under a 200, with all its neighbours,', () => {
  const lacking = (name: string, place = ''): string => `${place} must have required property '${name}'`;

  it.each([
    ['an event that is none', 'pageview', ' must be object'],
    ['no url', event({ url: undefined }), lacking('url')],
    ['a url that is none', event({ url: '/a' }), '.url must'],
    ['no site', event({ customer_site_id: undefined }), lacking('customer_site_id')],
    ['a site that is no UUID', event({ customer_site_id: 'harbour' }), '.customer_site_id must match'],
    [
      'a site of another',
      event({ customer_site_id: csid.replaceAll('0', '1') }),
      '.customer_site_id is not a site of this token',
    ],
    ['no identity', event({ identity_data: {} }), '.identity_data lacks the address or the user agent'],
    ['no address', event({ identity_data: { [hash('d')]: 4 } }), '.identity_data lacks'],
    ['no user agent', event({ identity_data: { [hash('c')]: 3 } }), '.identity_data lacks'],
    ['an unknown class', event({ identity_data: { ...identity, [hash('e')]: 5 } }), `.identity_data.${hash('e')} must`],
    [
      'a class as text',
      event({ identity_data: { ...identity, [hash('e')]: '1' } }),
      `.identity_data.${hash('e')} must`,
    ],
    ['a time with a T', event({ datetime: '2026-01-02T03:04:05Z' }), '.datetime must match'],
    ['a time with milliseconds', event({ datetime: '2026-01-02 03:04:05.678' }), '.datetime must match'],
    ['an unknown type', event({ type: 'page_view' }), '.type must be equal to one of'],
    ['no data', { ...event(), data: undefined }, lacking('data')],
    ['no origin', event({}, { origin: undefined }), lacking('origin', '.data')],
    ['a purchase without an ID', purchase({ order_id: undefined }), lacking('order_id', '.data')],
    ['a purchase without a currency', purchase({ currency: undefined }), lacking('currency', '.data')],
    ['a purchase without an amount', purchase({ amount: undefined }), lacking('amount', '.data')],
    ['a conversion without an ID', conversion({ conversion_id: undefined }), lacking('conversion_id', '.data')],
    ['a number for an amount', purchase({ amount: 5 }), '.data.amount must be string'],
    ['an amount in words', purchase({ amount: 'five' }), '.data.amount must match'],
    ['a conversion without an amount', conversion({ amount: undefined }), lacking('amount', '.data')],
    ['a currency by its sign', purchase({ currency: '€' }), '.data.currency must match'],
    ['a number for a quantity', purchase({ QTY1: 2 }), '.data.QTY1 must be string'],
    ['a parameter that is no text', event({}, { utm_id: 1 }), '.data.utm_id must be string'],
  ])('%s', async (_, bad, fault) => {
    expect(await send({ events: [event(), bad] })).toEqual([
      200,
      { status: false, error: expect.stringContaining(`events.1${fault}`) as string },
    ]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2 });
    expect(simulator.exchanges).toMatchObject([{ refusedItems: [1] }]);
  });
});

describe('the Tracify simulator answers success and shows what is lost', () => {
  it.each([
    [
      'another order under the ID of one',
      [purchase(), purchase({ amount: '6.00' })],
      'Another event with this order_id was received before',
    ],
    ['an amount without cents', [purchase({ amount: '5' })], 'amount has not two decimals'],
    ['an event without its time', [event({ datetime: undefined })], 'Without datetime the event is of now'],
    ['an order without its type', [event({ type: undefined }, { order_id: '9' })], 'Without type the event is a view'],
    ['an app’s screen', [event({ url: 'shop:/cart/list' })], 'url has no domain'],
    ['a url with its query', [event({ url: 'https://shop.example/?a=1' })], 'url is more than domain and path'],
    ['a referrer with its query', [event({}, { Referer: 'https://a.example/?q=1' })], 'Referer is more than'],
    [
      'a referrer without its capital',
      [event({}, { referer: 'https://a.example/' })],
      'The referrer is called Referer',
    ],
    ['an origin without its scheme', [event({}, { origin: 'shop.example' })], 'origin is not scheme and host'],
    ['a time that never was', [event({ datetime: '2026-13-02 03:04:05' })], 'datetime is not a time'],
    ['a key that is no hash', [event({ identity_data: { ...identity, '8.8.8.8': 3 } })], 'identity_data has a key'],
    ['parameters under one key', [event({}, { url_parameters: 'a=1' })], 'url_parameters is not a key'],
    ['products with a gap', [purchase({ ITEM1: 'a', ITEM3: 'c' })], 'The products are numbered with a gap'],
    ['half a product', [purchase({ ITEM1: 'a', AMT1: '5', QTY1: '0.5' })], 'A quantity is not a whole number'],
    ['an email address', [event({ url: 'https://shop.example/u/jane%40example.com' })], 'It holds an email address'],
    ['a misspelt member', [event({ date_time: '2026-01-02 03:04:05' })], 'Tracify does not know date_time'],
  ])('of %s', async (_, events, reason) => {
    expect(await send({ events })).toEqual(taken);
    expect(simulator.dropped).toMatchObject([{ reason: expect.stringContaining(reason) as string }]);
  });
});

describe('the Tracify simulator knows the hashes', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  // As it is computed by hand from the vendor's description: 64 digits, without the last five, once more.
  const right = {
    address: '78b860bbd1b3dbeae0fc333d31d78a2431dd260dbde2ecdef86eecbb0314e45f',
    email: 'd655199e48e08f40798252d4688ea6c4d2e1ec5a06175477e9342a3cfda4ded9',
    session: '6fa4c6102d82c29727f536f606dfa1780df4b188846ff70042cdafbcee84a404',
    agent: 'fe3fa8b7cb726fc1507885122d8bc5dcb7bfbf0f17f08d8f4dd588bc810c929b',
  };
  const rightIdentity = { [right.email]: 1, [right.session]: 2, [right.address]: 3, [right.agent]: 4 };
  const of = (identity_data: object): object => ({ events: [event({ identity_data })] });

  it('of visitors whom it knows', async () => {
    expect(await send(of(rightIdentity))).toEqual(taken);
    expect(simulator.dropped).toEqual([]);
  });

  it.each([
    ['a plain SHA-256', { ...identity, [sha256('8.8.8.8')]: 3 }, 'is hashed otherwise than Tracify does it'],
    ['SHA-256 twice', { ...identity, [sha256(sha256('8.8.8.8'))]: 3 }, 'is hashed otherwise than Tracify does it'],
    ['an address for a user agent', { ...identity, [right.address]: 4 }, 'has another class than 3'],
    [
      'the server’s own address',
      { ...identity, [sha256(sha256('127.0.0.1').slice(0, 59))]: 3 },
      'is made of no visitor',
    ],
    [
      'another spelling',
      { ...identity, [sha256(sha256('::ffff:8.8.8.8').slice(0, 59))]: 3 },
      'is made of another spelling of an IP address',
    ],
  ])('and so sees %s', async (_, identity_data, reason) => {
    expect(await send(of(identity_data))).toEqual(taken);
    expect(simulator.dropped).toMatchObject([{ reason: `A key of identity_data ${reason}`, index: 0 }]);
  });

  it('of the account’s visitors, too', async () => {
    const visitors = 'jane@example.com\n203.0.113.7';
    const own = await startSimulator('tracify', { account: { customerSiteId: csid, visitors } });
    const body = of({ ...identity, [sha256('jane@example.com')]: 1 });
    await postJson(`${own.origin}/api/v1/events`, body, { 'tracify-token': 'demo-token-51c8' });
    await own.close();
    expect(own.dropped).toMatchObject([{ reason: expect.stringContaining('is hashed otherwise') as string }]);
  });

  it.each([
    ['2026-02-30 03:04:05', 'datetime is not a time'],
    ['2999-01-02 03:04:05', 'datetime is in the future: is it in UTC?'],
  ])('has no use for an event of %s', async (datetime, reason) => {
    expect(await send({ events: [event({ datetime })] })).toEqual(taken);
    expect(simulator.dropped).toMatchObject([{ reason }]);
  });

  it('takes one survey about an order that it has', async () => {
    const survey = (source: string) => event({ type: 'postpurchasesurvey' }, { source, order_id: '1' });
    await send({ events: [purchase()] });
    await send({ events: [survey('a friend')] });
    expect(simulator.dropped).toEqual([]);
    await send({ events: [survey('tv')] });
    expect(simulator.dropped).toMatchObject([{ reason: 'Another event with this order_id was received before' }]);
  });
});
