import { gzipSync } from 'node:zlib';
import { type Simulator, startSimulator } from '../src';
import { postJson } from './post-json';

type Headers = Record<string, string>;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('bloomreach');
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

const dataHub = '/track/u/v1/batch?stream_id=demo-stream';
const engagement = '/track/v2/projects/demo-project/batch';
const time = '/track/v2/projects/demo-project/system/time';

const signedIn = { authorization: `Basic ${Buffer.from('demo-key:demo-secret-7f3a').toString('base64')}` };

function send(path: string, body: unknown, headers: Headers = {}): Promise<[number, unknown]> {
  return postJson(simulator.origin + path, body, headers);
}

const ids = { email_id: 'jane@example.com' };
const event = (data: object, more: object = {}): object => ({
  name: 'customers/events',
  data: { customer_ids: ids, event_type: 'page_visit', ...data },
  ...more,
});
const customer = (data: object = {}): object => ({
  name: 'customers',
  data: { customer_ids: ids, properties: { first_name: 'Jane' }, ...data },
});
const batch = (...commands: unknown[]): object => ({ commands });
const results = (...expected: object[]): [number, unknown] => [
  200,
  expect.objectContaining({ results: expected, success: true }),
];
const refusedFor = (...errors: string[]): object => ({ success: false, errors });
const success = { success: true };
const noId = refusedFor('At least one id should be specified.');
const noValidId = refusedFor('At least one valid id should be specified');
const browserUid = 'uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6';
const order = {
  purchase_id: 'ID123',
  purchase_status: 'created',
  total_price: 107.72,
  local_currency: 'EUR',
  product_list: [{ product_id: '119479', price: 53.86, quantity: 2 }],
};
const metadata = { _br_uid_2: browserUid };
const purchase = { event_type: 'purchase', properties: order, metadata };
const visitor = { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Mozilla/5.0' };

const message = (text: string): object => ({ success: false, message: text });
const many = (count: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, value]));

describe('the Bloomreach simulator', () => {
  it("accepts the request that the vendor's overview page prints", async () => {
    const printed = {
      commands: [
        {
          name: 'customers/events',
          data: {
            customer_ids: { email_id: 'jane.doe@example.com' },
            type: 'purchase',
            properties: {
              purchase_id: 'ID123',
              purchase_status: 'created',
              total_price: 107.72,
              local_currency: 'EUR',
              price_local_currency: 99.98,
              product_list: [
                {
                  title: 'Yellow wide sweater with turtleneck',
                  product_id: '119479',
                  variant_id: 'MJ12199-0400',
                  price: 53.86,
                  price_local_currency: 49.99,
                  quantity: 2,
                },
              ],
              location: 'https://www.pacific.com/en/order_complete',
              referrer: 'https://www.pacific.com/en/checkout',
            },
            metadata: {
              _br_uid_2: 'uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6',
              domain_key: 'Pacific',
              view_id: 'en_US',
            },
            timestamp: 1749545984.278,
          },
        },
      ],
    };
    expect(await send(dataHub, printed, visitor)).toEqual([
      200,
      { results: [success], start_time: expect.any(Number), end_time: expect.any(Number), success: true },
    ]);
    expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, limited: 0, faults: 0 });
  });

  it('answers in the order of the commands, each with its id, and success for the whole', async () => {
    const commands = [event({}, { command_id: 'a' }), event({ customer_ids: {} }, { command_id: 'b' }), customer()];
    for (const [path, headers] of [
      [dataHub, {}],
      [engagement, signedIn],
    ] as const) {
      expect(await send(path, batch(...commands), headers)).toEqual(
        results({ ...success, command_id: 'a' }, { ...noId, command_id: 'b' }, success),
      );
    }
    expect(simulator.counts).toMatchObject({ accepted: 4, refused: 2, dropped: 0 });
  });

  it('tells the time to Engagement, as a command and by itself', async () => {
    const response = await fetch(simulator.origin + time, { headers: signedIn });
    expect(await response.json()).toEqual({ success: true, time: expect.closeTo(Date.now() / 1000, -2) });
    const command = { name: 'system/time', command_id: 't' };
    expect(await send(engagement, batch(command), signedIn)).toEqual(
      results({ ...success, time: expect.any(Number), command_id: 't' }),
    );
    expect(await send(dataHub, batch(command))).toEqual(results({ ...refusedFor('Unknown command'), command_id: 't' }));
  });

  it('takes times in each documented form', async () => {
    const times = ['1749545984', '1749545984.278', '2025-06-10T08:59:44.278Z', 1749545984].map((timestamp) =>
      event({ timestamp }),
    );
    expect(await send(engagement, batch(...times), signedIn)).toEqual(results(success, success, success, success));
    expect(simulator.dropped).toEqual([]);
  });
});

describe('the Bloomreach simulator refuses the whole request', () => {
  it.each([
    ['what is not JSON', '{"commands":', 'Invalid JSON', 1],
    ['a list', [], 'Invalid JSON', 1],
    ['no commands', {}, 'No commands', 1],
    ['an empty list of commands', batch(), 'No commands', 1],
    ['commands in no list', { commands: { name: 'customers' } }, 'Invalid JSON', 1],
    ['one command that is no object', batch(event({}), 'customers'), 'Invalid JSON', 2],
    ['one command that is a list', batch(event({}), []), 'Invalid JSON', 2],
    ['51 commands', batch(...Array<object>(51).fill(event({}))), 'At most 50 commands are allowed', 51],
  ])('for %s', async (_, body, text, refused) => {
    expect(await send(dataHub, body)).toEqual([400, message(text)]);
    expect(await send(engagement, body, signedIn)).toEqual([400, message(text)]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2 * refused });
  });

  it('for a compressed body', async () => {
    const body = gzipSync(JSON.stringify(batch(event({}))));
    expect(await send(dataHub, body, { 'content-encoding': 'gzip' })).toEqual([
      400,
      message('The browser (or proxy) sent a request that this server could not understand.'),
    ]);
  });

  it('for a body that does not say it is JSON', async () => {
    expect(await send(dataHub, batch(event({})), { 'content-type': 'text/plain' })).toEqual([
      400,
      message('Invalid JSON'),
    ]);
  });

  it('and says which of its commands was to blame', async () => {
    await send(dataHub, batch(event({}), 'customers', event({}), 7));
    await send(dataHub, batch(...Array<object>(51).fill(event({}))));
    expect(simulator.exchanges.map(({ refusedItems }) => refusedItems)).toEqual([[1, 3], []]);
  });

  it('but not for 50 commands', async () => {
    expect(await send(dataHub, batch(...Array<object>(50).fill(event({}))))).toMatchObject([200, success]);
    expect(simulator.counts).toMatchObject({ accepted: 50, refused: 0 });
  });
});

describe('the Bloomreach simulator refuses a command under a 200', () => {
  it.each([
    ['IDs of another project only', event({ customer_ids: { nonsense_id: 'x' } }), noValidId],
    ['no id', event({ customer_ids: {} }), noId],
    ['ids missing', event({ customer_ids: undefined }), noId],
    ['an empty id', event({ customer_ids: { registered: '' } }), noValidId],
    ['an id of punctuation', event({ customer_ids: { registered: ' - ' } }), noValidId],
    ['the id "null"', event({ customer_ids: { registered: 'null' } }), noValidId],
    ['the id "undefined"', customer({ customer_ids: { registered: 'undefined' } }), noValidId],
    ['an id that is null', customer({ customer_ids: { registered: null } }), noValidId],
    ['an id that is a number', customer({ customer_ids: { registered: 7 } }), noValidId],
    [
      'no event name',
      event({ event_type: undefined }),
      refusedFor("data must have required property 'event_type'", "data must have required property 'type'"),
    ],
    ['a list as properties', event({ properties: [] }), refusedFor('properties must be object')],
    [
      '256 attributes',
      event({ properties: many(256, 1) }),
      refusedFor('properties must NOT have more than 255 properties'),
    ],
    ['a time in words', event({ timestamp: 'yesterday' }), refusedFor('timestamp must be number')],
    [
      'a customer without properties',
      customer({ properties: {} }),
      refusedFor('properties must NOT have fewer than 1 properties'),
    ],
    [
      'a value of more than 16 KB',
      customer({ properties: { a: 'x'.repeat(16_001) } }),
      refusedFor('The value of property a is too large'),
    ],
    [
      'a nested value of more than 16 KB',
      customer({ properties: { a: ['é'.repeat(8_000)] } }),
      refusedFor('The value of property a is too large'),
    ],
    [
      'an update of 800 KB',
      customer({ properties: many(51, 'x'.repeat(15_999)) }),
      refusedFor('The customer update is too large'),
    ],
    ['no data', { name: 'customers' }, refusedFor('data must be object')],
    ['an unknown name', { name: 'customers/event', data: {} }, refusedFor('Unknown command')],
    ['an inherited name', { name: 'toString', data: {} }, refusedFor('Unknown command')],
    ['a command id that is no text', event({}, { command_id: 1 }), refusedFor('command_id must be string')],
  ])('for %s, and takes its neighbours', async (_, command, refused) => {
    expect(await send(dataHub, batch(customer(), command, event({})))).toEqual(results(success, refused, success));
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 1, dropped: 0 });
    expect(simulator.exchanges).toMatchObject([{ refusedItems: [1], dropped: [] }]);
  });

  it('but not within the limits', async () => {
    const commands = [event({ properties: many(255, 1) }), customer({ properties: many(49, 'x'.repeat(16_000)) })];
    expect(await send(dataHub, batch(...commands))).toEqual(results(success, success));
  });
});

describe('the Bloomreach simulator answers success and shows what is lost', () => {
  const accepted = { action: 'accept', category: 'newsletter', valid_until: 'unlimited' };
  const consent = (properties?: object): object => event({ event_type: 'consent', properties });

  it.each([
    ['milliseconds', event({ timestamp: 1749545984278 }), 'Read as seconds, the time is in the far future'],
    ['an update in milliseconds', customer({ update_timestamp: 1749545984278 }), 'the time is in the far future'],
    [
      'a consent to nothing',
      consent(),
      "Consent revoked, because the event is invalid: data must have required property 'action'",
    ],
    ['a consent in capitals', consent({ ...accepted, action: 'Accept' }), 'Consent revoked'],
    ['a consent without a category', consent({ ...accepted, category: ' ' }), 'Consent revoked'],
    ['a consent without end', consent({ ...accepted, valid_until: undefined }), "required property 'valid_until'"],
    ['a consent until a date', consent({ ...accepted, valid_until: '2030-01-01' }), 'Consent revoked'],
    [
      'a purchase without _br_uid_2',
      event({ ...purchase, metadata: {} }),
      'Discovery cannot attribute this purchase: it has',
    ],
    [
      'a purchase by its old name',
      event({ ...purchase, metadata: undefined, event_type: undefined, type: 'purchase' }),
      'Discovery cannot attribute',
    ],
    [
      'a purchase with _br_uid_2 encoded',
      event({ ...purchase, metadata: { _br_uid_2: encodeURIComponent(browserUid) } }),
      'Discovery cannot attribute this purchase: _br_uid_2 is not as the cookie has it',
    ],
    [
      'one bad id of two',
      event({ customer_ids: { ...ids, registered: '' } }),
      'The id registered is not valid and is ignored',
    ],
    ['a consent that has ended', consent({ ...accepted, valid_until: 1_600_000_000 }), 'it ended in the past'],
    ['a category of another project', consent({ ...accepted, category: 'Advertising' }), 'no such consent category'],
    [
      'a purchase of nothing',
      event({ ...purchase, properties: {} }),
      "Bloomreach cannot read this purchase: data must have required property 'purchase_id'",
    ],
    [
      'products in no list',
      event({ ...purchase, properties: { ...order, product_list: 'no' } }),
      'Bloomreach cannot read this purchase: product_list must be array',
    ],
    [
      'a sum with a comma',
      event({ ...purchase, properties: { ...order, total_price: '107,72' } }),
      'total_price must match',
    ],
    [
      'a currency by its sign',
      event({ ...purchase, properties: { ...order, local_currency: '€' } }),
      'local_currency must match',
    ],
    [
      'an ID type of another project',
      event({ customer_ids: { ...ids, nonsense_id: 'x' } }),
      'The project has no ID named nonsense_id: it is ignored',
    ],
    [
      'an address that is none',
      event({ customer_ids: { email_id: 'n/a' } }),
      'The id email_id is not an email address',
    ],
    ['an address in capitals', event({ customer_ids: { email_id: 'Jim@b.c' } }), 'The id email_id has capitals'],
    [
      'the nil UUID',
      event({ customer_ids: { cookie: '00000000-0000-0000-0000-000000000000' } }),
      'The id cookie is nobody’s',
    ],
    ['an attribute that is not ASCII', customer({ properties: { größe: 38 } }), 'attribute größe is not ASCII'],
    [
      'a time with an offset',
      event({ properties: { born: '2018-08-05T12:20:25+0200' } }),
      'The time in born has a zone other than Z',
    ],
    [
      'a time with the name of a zone',
      event({ properties: { born: '2018-08-05 12:20:25.5 UTC' } }),
      'The time in born has a zone other than Z',
    ],
    [
      'an event of the vendor’s own',
      event({ event_type: 'session_start' }),
      'session_start is an event of Bloomreach’s',
    ],
    [
      'a page without its address',
      event({ event_type: 'view_homepage', metadata }),
      "Discovery cannot read this view_homepage: data must have required property 'location'",
    ],
    [
      'a product without its ID',
      event({ event_type: 'view_item', metadata, properties: { location: 'https://a.example/', title: 'Pan' } }),
      "Discovery cannot read this view_item: data must have required property 'product_id'",
    ],
    [
      'something added to the cart',
      event({ event_type: 'cart_update', metadata, properties: { action: 'add' } }),
      "Discovery cannot read this cart_update: data must have required property 'product_id'",
    ],
    [
      'a suggestion without its catalogues',
      event({ event_type: 'suggest_click', metadata, properties: { q: 'pan', aq: 'pa' } }),
      "required property 'catalogs'",
    ],
    ['a misspelt member', event({ propertis: { a: 1 } }), 'Bloomreach does not know propertis and ignores it'],
  ])('of %s', async (_, command, reason) => {
    expect(await send(dataHub, batch(event({}), command), visitor)).toEqual(results(success, success));
    const item: unknown = JSON.parse(JSON.stringify(command));
    expect(simulator.dropped).toEqual([{ reason: expect.stringContaining(reason), index: 1, item }]);
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 0, dropped: 1 });
  });

  it.each([
    ['no visitor', { 'user-agent': 'Mozilla/5.0' }, 'Discovery cannot locate this purchase: X-Forwarded-For has no IP'],
    ['a word for an address', { ...visitor, 'x-forwarded-for': 'unknown' }, 'Discovery cannot locate this purchase'],
    ['no user agent', { ...visitor, 'user-agent': '' }, 'Discovery does not know the device of this purchase'],
  ])('of a purchase of %s', async (_, headers: Headers, reason) => {
    await send(dataHub, batch(event(purchase)), headers);
    expect(simulator.dropped).toMatchObject([{ reason: expect.stringContaining(reason) as string, index: 0 }]);
  });

  it('of nothing where all is well', async () => {
    const location = 'https://shop.example/';
    const catalogs = [{ name: 'products', view_ids: ['en'] }];
    const seen = { location, page_title: 'Shop', lang: 'en' };
    const views = ['view_homepage', 'view_search_results', 'view_content', 'view_thematic', 'view_other'];
    const commands = [
      consent(accepted),
      consent({ ...accepted, valid_until: 4_000_000_000 }),
      consent({ action: 'reject', category: 'newsletter' }),
      event(purchase),
      event({ ...purchase, properties: { purchase_id: 'ID123', purchase_status: 'cancelled' } }),
      ...views.map((name) => event({ event_type: name, metadata, properties: seen })),
      event({
        event_type: 'view_category',
        metadata,
        properties: { ...seen, category_id: 'c7', category_name: 'Pans' },
      }),
      ...['view_item', 'view_quickview'].map((name) =>
        event({ event_type: name, metadata, properties: { ...seen, product_id: 'p1', title: 'Pan' } }),
      ),
      event({ event_type: 'suggest_click', metadata, properties: { q: 'pan', aq: 'pa', catalogs } }),
      event({ event_type: 'search_submit', metadata, properties: { q: 'pan', catalogs } }),
      event({ event_type: 'cart_update', metadata, properties: { action: 'add', product_id: 'p1', title: 'Pan' } }),
      event({ event_type: 'cart_update', metadata, properties: { action: 'empty', product_list: [] } }),
      ...['widget_view', 'widget_click'].map((name) => event({ event_type: name, metadata, properties: { wid: 'w' } })),
      event({ event_type: 'purchase_item' }),
      event({ event_type: 'page_visit', properties: { when: '2018-8-5 12:20:25.555Z', tags: ['a'], more: { a: 1 } } }),
      customer({ update_timestamp: 1749545984.278 }),
    ];
    await send(dataHub, batch(...commands), visitor);
    await send(engagement, batch(event({ event_type: 'purchase', properties: order })), signedIn);
    expect(simulator.dropped).toEqual([]);
    expect(simulator.counts.accepted).toBe(commands.length + 1);
  });

  it('of nothing for Discovery where the stream does not feed it', async () => {
    const alone = await startSimulator('bloomreach', { account: { discovery: false } });
    await postJson(alone.origin + dataHub, batch(event({ event_type: 'purchase', properties: order })));
    await alone.close();
    expect(alone.dropped).toEqual([]);
  });

  it('of metadata that Engagement does not know', async () => {
    await send(engagement, batch(event(purchase)), signedIn);
    expect(simulator.dropped).toMatchObject([{ reason: 'Bloomreach does not know metadata and ignores it' }]);
  });
});
