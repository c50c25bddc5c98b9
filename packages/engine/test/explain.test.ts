import {
  computed,
  defineConnection,
  defineDestination,
  emailAddress,
  eventName,
  hash,
  money,
  orderId,
  productLines,
  quantity,
  rest,
  text,
  time,
  userId,
} from '@sluice/kit';
import { compile, type Explanation, type Subscription } from '../src';
import { pipelineOf, track } from './acme';

const connection = defineConnection({
  settings: {
    apiKey: { type: 'password', label: 'API key', description: 'Acme → API keys.', required: true },
    region: { type: 'string', label: 'Region', description: 'Where.', choices: ['eu', 'us'], default: 'eu' },
    shop: { type: 'string', label: 'Shop', description: 'Which.', default: 'harbour' },
  },
});
const channel = connection.channel<object>({
  name: 'events',
  origin: () => 'https://eu.acme.example',
  limits: {},
  request: (items, { apiKey, region }) => ({
    method: 'POST',
    url: `https://${region}.acme.example/v1/events`,
    headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' },
    json: { events: items },
  }),
});
const line = {
  sku: text('SKU', 'Of the product.', { from: 'product_id', required: true }),
  price: money('Price', 'Of one.'),
  quantity: quantity('Quantity', 'How many.'),
} as const;
const trackOrder = connection.action({
  title: 'Track order',
  description: 'Records an order.',
  tables: {
    object: {
      event: eventName(),
      number: orderId({ required: true }),
      total: money('Total', 'Of all.', { from: ['total', 'revenue'] }),
      lines: productLines(line),
      customer: userId(),
      at: time('seconds'),
      coupon: text('Coupon', 'Its code.'),
      email: emailAddress(),
      secret: text('Secret', 'Goes hashed.'),
      units: computed<number>('Units', 'In all lines.'),
      shop: computed<string>('Shop', 'Of the settings.'),
      kind: computed<string>('Kind', 'Always the same.'),
      others: rest(),
    },
  },
  items: ({ object, settings, note, refuse, skip }) => {
    if (object.coupon === 'SKIP') throw skip('Nothing to send with this coupon.');
    if (object.coupon === 'BAD') throw refuse('coupon', 'it is a bad one.');
    if (object.coupon === undefined) note('No coupon: nothing to be proud of.');
    object.secret = object.secret && hash('md5', object.secret);
    object.units = (object.lines ?? []).reduce((sum, { quantity: count = 0 }) => sum + count, 0);
    object.shop = settings.shop;
    object.kind = 'order';
    return [channel.item(object)];
  },
});
const acme = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'Takes orders.',
  connection,
  actions: { trackOrder },
  presets: [{ name: 'Order', partnerAction: 'trackOrder', on: { track: ['Order Completed'] } }],
});
const preset = acme.presets[0] as Subscription;
const settings = { apiKey: 'key-1234' };
const pipelineWith = (mapping = {}, more: Partial<Subscription> = {}) =>
  compile(acme, { settings, subscriptions: [{ ...preset, mapping: { ...preset.mapping, ...mapping }, ...more }] });

const order = {
  type: 'track',
  event: 'Order Completed',
  userId: 'u-1',
  timestamp: '2026-11-28T10:00:00Z',
  messageId: 'm-1',
  properties: {
    order_id: 1001,
    total: '25.00',
    revenue: 20,
    giftWrap: true,
    secret: 'jo',
    products: [
      { product_id: 'p-1', price: 12.5, quantity: 2, colour: 'red' },
      { product_id: 'p-2', quantity: 3 },
    ],
  },
  context: { ip: '203.0.113.7' },
};

const originsIn = ({ requests: [request] }: Explanation) =>
  Object.fromEntries(
    (request?.origins ?? []).map(({ at, kind, fields, from, settings: keys = [] }) => [
      at.replace('/json/events/0/', ''),
      [kind, ...fields.map(({ field }) => field), ...from, ...keys.map((key) => `settings.${key}`)].join(' '),
    ]),
  );

describe('of each value of a request', () => {
  const origins = originsIn(pipelineWith().explain(order));

  test('a row’s has the field and the place in the event that it came from', () => {
    expect(origins).toMatchObject({
      number: 'row number /properties/order_id',
      total: 'row total /properties/total',
      'lines/1/sku': 'row lines /properties/products/1/product_id',
      'lines/0/colour': 'row lines /properties/products/0/colour',
      customer: 'row customer /userId',
      at: 'row at /timestamp',
      giftWrap: 'row others /properties/giftWrap',
    });
  });

  test('what code made of one value is changed, of several or of nothing computed', () => {
    expect(origins).toMatchObject({
      secret: 'changed secret /properties/secret',
      units: 'computed lines /properties/products/0/quantity /properties/products/1/quantity',
      kind: 'computed',
      '/method': 'computed',
      '/headers/Content-Type': 'computed',
    });
  });

  test('a setting’s has the key of the setting', () => {
    expect(origins).toMatchObject({
      shop: 'setting settings.shop',
      '/url': 'setting settings.region',
      '/headers/X-Api-Key': 'setting settings.apiKey',
    });
  });

  test('there is one', () => {
    expect(Object.keys(origins)).toHaveLength(21);
  });
});

test('of the lines of a long order the last come from where they stand, too', () => {
  const products = Array.from({ length: 100 }, (_, index) => ({
    product_id: `p-${index + 1}`,
    price: index,
    quantity: index,
    ...(index === 90 && { gift: 'yes' }),
  }));
  // One that is left out, and moves all that follow.
  const event = { ...order, properties: { ...order.properties, products: [{ price: 1 }, ...products] } };
  const explanation = pipelineWith().explain(event);
  expect(originsIn(explanation)).toMatchObject({
    'lines/0/sku': 'row lines /properties/products/1/product_id',
    'lines/99/sku': 'row lines /properties/products/100/product_id',
    'lines/99/price': 'row lines /properties/products/100/price',
    'lines/90/gift': 'row lines /properties/products/91/gift',
    units: expect.stringMatching(/^computed lines .*\/properties\/products\/100\/quantity$/),
  });
  expect(explanation.unused).toEqual(['/messageId', '/properties/products/0/price', '/context/ip']);
});

test('a value that the mapping says itself comes from no place in the event', () => {
  const { total } = originsIn(pipelineWith({ total: { '@literal': 7 } }).explain(order));
  expect(total).toBe('row total');
});

test('a template’s parts each come from their own places', () => {
  const { coupon } = originsIn(
    pipelineWith({ coupon: { '@template': '{{userId}} of {{properties.order_id}}' } }).explain(order),
  );
  expect(coupon).toBe('row coupon /userId /properties/order_id');
});

test.each([
  ['C-7', { raw: 'C-7', state: 'empty' }],
  ['jo@example.com', { raw: 'jo@example.com', read: 'jo@example.com', state: 'sent' }],
  [undefined, { state: 'empty' }],
])('what an address is looked for in is the user ID %s alone', (id, expected) => {
  const [subscription] = pipelineWith().explain({ ...order, userId: id }).subscriptions;
  const { label: _label, directive: _directive, from: _from, ...email } = subscription?.fields?.email ?? {};
  expect(email).toEqual(expected);
});

test('the requests are those of the plan', () => {
  const pipeline = pipelineWith();
  const planned = pipeline.plan([order]).drafts.map(({ request }) => request);
  expect(pipeline.explain(order).requests.map(({ origins: _origins, ...request }) => request)).toEqual(planned);
  expect(planned).toHaveLength(1);
});

test('the requests can be shown with other settings, so that no secret is', () => {
  const shownSettings = { all: { apiKey: '{{apiKey}}', region: 'eu', shop: 'harbour' }, visible: {} };
  const [request] = pipelineWith().explain(order, { shownSettings }).requests;
  expect(request?.headers['X-Api-Key']).toBe('{{apiKey}}');
});

test('names what of the event nobody uses', () => {
  expect(pipelineWith().explain(order).unused).toEqual(['/messageId', '/context/ip']);
  // Of two candidates the second is not asked.
  const refused = { ...order, properties: { ...order.properties, order_id: '' } };
  expect(pipelineWith().explain(refused).unused).toEqual(['/messageId', '/properties/giftWrap', '/context/ip']);
  expect(pipelineWith({ others: { '@literal': {} } }).explain(order).unused).toContain('/properties/revenue');
});

describe('of a subscription', () => {
  const failedOf = (subscribe: string, event: object = order) =>
    pipelineWith({}, { subscribe }).explain(event).subscriptions[0]?.failed;

  test('tells the first clause that does not hold, and what stands in the event there', () => {
    expect(failedOf('type = "track" and event = "Order Refunded" and properties.total > 5')).toEqual({
      text: 'event = "Order Refunded"',
      values: [{ at: '/event', value: 'Order Completed' }],
    });
    expect(failedOf('type = "track" and contains(context.page.path, "shop")')).toEqual({
      text: 'contains(context.page.path, "shop")',
      values: [{ at: '/context/page/path' }],
    });
  });

  test('tells clauses of which one would do all together', () => {
    expect(failedOf('type = "track" and (event = "A" or userId = "u-2")')).toEqual({
      text: 'event = "A" or userId = "u-2"',
      values: [
        { at: '/event', value: 'Order Completed' },
        { at: '/userId', value: 'u-1' },
      ],
    });
  });

  test('that is for the event tells no clause', () => {
    expect(pipelineWith().explain(order).subscriptions[0]).toMatchObject({ isMatched: true, name: 'Order' });
    expect(failedOf('type = "track"')).toBeUndefined();
  });

  test('looks at values that so are in use', () => {
    const { unused } = pipelineWith({}, { subscribe: 'type = "track" and context.ip = "203.0.113.7"' }).explain(order);
    expect(unused).toEqual(['/messageId']);
  });
});

describe('of a field', () => {
  const fieldsOf = (properties: object, mapping = {}) => {
    const event = { ...order, properties: { ...order.properties, ...properties } };
    return pipelineWith(mapping).explain(event).subscriptions[0]?.fields ?? {};
  };

  test('tells what it is given, what it reads of that, and that it is sent', () => {
    expect(fieldsOf({}).total).toEqual({
      label: 'Total',
      directive: [{ '@path': '$.properties.total' }, { '@path': '$.properties.revenue' }],
      from: ['/properties/total', '/properties/revenue'],
      raw: ['25.00', 20],
      read: 25,
      state: 'sent',
    });
  });

  test('tells why it is left out', () => {
    expect(fieldsOf({ total: 'a lot', revenue: undefined }).total).toMatchObject({
      raw: 'a lot',
      state: 'unreadable',
      notes: [expect.stringMatching(/^Total left out: it must be an amount/)],
    });
    expect(fieldsOf({ total: 'a lot', revenue: undefined }).total).not.toHaveProperty('read');
  });

  test('tells that there is nothing to read', () => {
    expect(fieldsOf({}).coupon).toMatchObject({ state: 'empty', from: [] });
    expect(fieldsOf({ coupon: '' }).coupon).toMatchObject({ state: 'empty' });
  });

  test.each([
    [{ order_id: undefined }, 'number'],
    [{ order_id: 'n/a' }, 'number'],
    [{ coupon: 'BAD' }, 'coupon'],
  ])('tells that the event is refused for it: %j', (properties, key) => {
    const fields = fieldsOf(properties);
    const refused = Object.keys(fields).filter((name) => fields[name]?.state === 'refused');
    expect(refused).toEqual([key]);
    // What others have read is told all the same.
    expect(fields.total).toMatchObject({ read: 25, state: 'unsent' });
  });

  test('tells of the field for the rest what no other has taken', () => {
    const { others } = fieldsOf({ giftCard: { code: 'G-1' } });
    expect(others?.state).toBe('sent');
    expect(others?.raw).toMatchObject({ order_id: 1001, giftWrap: true });
    // The total has taken another one.
    expect(others?.read).toEqual({ revenue: 20, giftWrap: true, giftCard: { code: 'G-1' } });
    const allTaken = fieldsOf({ giftWrap: undefined, revenue: undefined }).others;
    expect(allTaken).toMatchObject({ state: 'unsent' });
    expect(allTaken).not.toHaveProperty('read');
  });

  test('tells of lines what each was read as', () => {
    expect(fieldsOf({}).lines?.read).toEqual([
      { sku: 'p-1', price: 12.5, quantity: 2, colour: 'red' },
      { sku: 'p-2', quantity: 3 },
    ]);
  });
});

describe('the outcome', () => {
  test('is planned where the vendor decides, with what there is to note', () => {
    expect(pipelineWith().explain(order).outcome).toEqual({
      status: 'planned',
      notes: ['No coupon: nothing to be proud of.'],
    });
  });

  test('is that of the plan where it is known, and plain data', () => {
    const at = (value: unknown) => pipelineWith().explain(value).outcome;
    expect(at({ ...order, properties: { ...order.properties, coupon: 'SKIP' } })).toEqual({
      status: 'skipped',
      message: 'Nothing to send with this coupon.',
    });
    expect(at({ ...order, properties: {} })).toMatchObject({ status: 'rejected', fix: 'event' });
    expect(at({ ...order, event: 'Order Seen' })).toMatchObject({ status: 'skipped' });
    expect(at({ ...order, integrations: { All: false } })).toMatchObject({ status: 'skipped' });
    expect(at('no event')).toMatchObject({ status: 'rejected' });
  });

  test.each([order, { ...order, properties: 5 }, { type: 'track' }, {}, null, 'x', [1]])(
    'and all else is data that JSON holds: %j',
    (event) => {
      const explanation = pipelineWith().explain(event);
      expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
    },
  );
});

describe('of what JSON cannot hold', () => {
  const circular: Record<string, unknown> = { ...order };
  circular.properties = { ...order.properties, circular };
  const deep: unknown = JSON.parse('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000));
  const throwing = {
    ...order,
    get context(): never {
      throw new Error('no');
    },
  };

  test.each([
    ['what holds itself', circular],
    ['what has too many levels', { ...order, properties: { ...order.properties, deep } }],
    ['what throws when it is read', throwing],
    ['a BigInt', { ...order, properties: { ...order.properties, total: 25n } }],
  ])('tells at least what becomes of it: %s', (_, event) => {
    const pipeline = pipelineWith();
    const [outcome] = pipeline.plan([event]).outcomes;
    expect(pipeline.explain(event).outcome.status).toBe(outcome?.status ?? 'planned');
  });
});

test('explains actions that read no rows, too', () => {
  const { requests, subscriptions } = pipelineOf().explain(track('A'));
  expect(subscriptions[1]?.fields?.customerId).toMatchObject({ state: 'sent', raw: 'c1', from: ['/userId'] });
  expect(originsIn({ requests } as Explanation)).toMatchObject({
    customer: 'row customerId /userId',
    '/headers/X-Api-Key': 'setting settings.apiKey',
  });
});
