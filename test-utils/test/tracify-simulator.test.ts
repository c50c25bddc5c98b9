import { seed } from '../seeds';
import { startSimulator } from '../simulators';
import type { Simulator } from '../simulators';
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
      expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, faults: 0 });
    },
  );

  it('accepts events in a batch, of any type', async () => {
    const survey = event({ type: 'postpurchasesurvey' }, { source: 'tv', order_id: '2' });
    expect(await send({ events: [event(), purchase(), conversion(), survey] })).toEqual(taken);
    expect(simulator.counts).toMatchObject({ accepted: 4, refused: 0, dropped: 0 });
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
    ['an amount without cents', purchase({ amount: '5' }), '.data.amount must match'],
    ['a currency by its sign', purchase({ currency: '€' }), '.data.currency must match'],
    ['a number for a quantity', purchase({ QTY1: 2 }), '.data.QTY1 must be string'],
    ['a parameter that is no text', event({}, { utm_id: 1 }), '.data.utm_id must be string'],
  ])('%s', async (_, bad, fault) => {
    expect(await send({ events: [event(), bad] })).toEqual([
      200,
      { status: false, error: expect.stringContaining(`events.1${fault}`) as string },
    ]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2 });
  });
});

describe('the Tracify simulator answers success and shows what is lost', () => {
  it.each([
    ['an order that it has already', [purchase(), purchase()], 'This order_id 1 was received before'],
    ['a url with its query', [event({ url: 'https://shop.example/?a=1' })], 'url is more than domain and path'],
    ['a referrer with its query', [event({}, { Referer: 'https://a.example/?q=1' })], 'Referer is more than'],
    [
      'a referrer without its capital',
      [event({}, { referer: 'https://a.example/' })],
      'The referrer is called Referer',
    ],
    ['an origin without its scheme', [event({}, { origin: 'shop.example' })], 'origin is not scheme and host'],
    ['a time that never was', [event({ datetime: '2026-13-02 03:04:05' })], 'datetime is no time'],
    ['a key that is no hash', [event({ identity_data: { ...identity, '8.8.8.8': 3 } })], 'identity_data has a key'],
    ['parameters under one key', [event({}, { url_parameters: 'a=1' })], 'url_parameters is no key'],
    ['products with a gap', [purchase({ ITEM1: 'a', ITEM3: 'c' })], 'The products are numbered with a gap'],
    ['an e-mail address', [event({ url: 'https://shop.example/u/jane%40example.com' })], 'It holds an e-mail address'],
    ['a misspelt member', [event({ date_time: '2026-01-02 03:04:05' })], 'Tracify does not know date_time'],
  ])('of %s', async (_, events, reason) => {
    expect(await send({ events })).toEqual(taken);
    expect(simulator.dropped).toMatchObject([{ reason: expect.stringContaining(reason) as string }]);
  });
});
