import { Destination, type DestinationDefinition } from '@segment/actions-core';
import { defineConnection, defineDestination } from '@sluice/kit';
import type { Payload } from '@sluice/kit/host';
import { compile } from '../src';
import { type PlainField, plainAction, type PlainFields } from './plain-action';

const nothing = '(rejected)';
const connection = defineConnection({ settings: {} });

/** An action of these fields, in the engine and in Segment; each tells the payload that an event becomes. */
function hosts(fields: PlainFields, mapping: Readonly<Record<string, unknown>>) {
  let seen: Payload | typeof nothing = nothing;
  const act = plainAction({
    title: `Act ${JSON.stringify(fields)}`,
    description: '',
    fields,
    items: ({ payload }) => {
      seen = payload;
      return [];
    },
  });
  const actions = { act };
  const destination = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: '',
    connection,
    actions,
    presets: [],
  });
  const subscription = { subscribe: 'type = "track"', partnerAction: 'act', mapping };
  const pipeline = compile(destination, { settings: {}, subscriptions: [subscription] });

  const watched: DestinationDefinition['actions'] = {
    act: {
      title: act.title,
      description: '',
      fields: act.fields,
      perform: (_, { payload }) => {
        seen = payload as Payload;
      },
    },
  };
  const host = new Destination({ name: 'Acme', mode: 'cloud', actions: watched });
  const given = { subscription: structuredClone(subscription) } as unknown as Parameters<typeof host.onEvent>[1];

  return async (event: object) => {
    seen = nothing;
    const { outcomes } = pipeline.plan([event]);
    const inEngine = structuredClone(seen);
    seen = nothing;
    await host.onEvent(structuredClone(event) as Parameters<typeof host.onEvent>[0], given).catch(() => undefined);
    return { inEngine, inSegment: seen as Payload | typeof nothing, status: outcomes[0]?.status };
  };
}

const label = 'Value';
const members = ['productId', 'sku', 'name'].map((key) => [key, { type: 'string', allowNull: true, label }] as const);
const amounts = ['price', 'quantity'].map((key) => [key, { type: 'number', allowNull: true, label }] as const);
const shape = { productId: '$.product_id', sku: '$.sku', name: '$.name', price: '$.price', quantity: '$.quantity' };
const products: PlainField = {
  type: 'object',
  multiple: true,
  label: 'Products',
  additionalProperties: true,
  properties: Object.fromEntries([...members, ...amounts]),
  default: {
    '@arrayPath': [
      '$.properties.products',
      Object.fromEntries(Object.entries(shape).map(([key, path]) => [key, { '@path': path }])),
    ],
  },
};
const parts = {
  text: { type: 'string', label },
  amount: { type: 'number', label },
  isOn: { type: 'boolean', label },
  nullable: { type: 'number', label, allowNull: true },
} as const satisfies PlainFields;

/** One field of every kind that there is. */
const kinds: PlainFields = {
  string: { type: 'string', label },
  text: { type: 'text', label },
  number: { type: 'number', label },
  integer: { type: 'integer', label },
  boolean: { type: 'boolean', label },
  datetime: { type: 'datetime', label },
  object: { type: 'object', label },
  'required string': { type: 'string', label, required: true },
  'string or null': { type: 'string', label, allowNull: true },
  'number or null': { type: 'number', label, allowNull: true },
  'bounded string': { type: 'string', label, minimum: 2, maximum: 5 },
  'bounded number': { type: 'number', label, minimum: 1, maximum: 5 },
  'email address': { type: 'string', label, format: 'email' },
  address: { type: 'string', label, format: 'uri' },
  choice: { type: 'string', label, choices: ['x', '12', 'true'] },
  'number by choice': {
    type: 'number',
    label,
    choices: [1, 12],
  },
  'choice or null': { type: 'string', label, choices: ['x', 'y'], allowNull: true },
  strings: { type: 'string', label, multiple: true },
  numbers: { type: 'number', label, multiple: true },
  'numbers or null': { type: 'number', label, multiple: true, allowNull: true },
  choices: { type: 'string', label, multiple: true, choices: ['x', 'y'] },
  objects: { type: 'object', label, multiple: true },
  'object with parts': { type: 'object', label, properties: parts },
  'object with parts and more': { type: 'object', label, properties: parts, additionalProperties: true },
  'objects with parts': { type: 'object', label, multiple: true, properties: parts },
  'objects with parts and more': {
    type: 'object',
    label,
    multiple: true,
    properties: parts,
    additionalProperties: true,
  },
  products,
};

/** Values as senders send them: right, odd and wrong. */
const values: readonly unknown[] = [
  ...[undefined, null, '', ' ', 'x', 'xyz123', '12', '12.5', ' 12 ', '1e3', '0x10', 'NaN', 'true', 'false', 'yes'],
  ...[0, 1, 2, 12, -1, 1.5, 1e21, 1706702400, 1706702400000, true, false],
  ...['2024-01-31', '2024-01-31T12:00:00Z', '1706702400', '1706702400000', 'whenever', '2024-13-45'],
  ...['jane@example.com', 'jane@', 'https://x.example/ä?q=1#f', 'www.x.example', 'ä🛒'],
  ...[
    [],
    [''],
    [null],
    [undefined],
    ['x'],
    ['x', 'x'],
    [1, '2', null, '', true],
    [[]],
    [['x']],
    [{}],
    [{ a: 1 }, null],
  ],
  ...[
    {},
    { a: 1 },
    { a: undefined },
    { a: { b: null } },
    { text: 5, amount: '5', isOn: 'true', nullable: null, more: 1 },
  ],
  ...[
    { text: '', amount: '', isOn: null, nullable: '' },
    { text: null, amount: null, extra: { a: '' } },
  ],
  ...[[{ text: 5, amount: '', isOn: 0 }], [{ text: null, amount: null, isOn: null, nullable: null }, '', null, 'x']],
  ...[{ text: ['a'], amount: ['5'], isOn: ['x'] }, { text: { a: 1 } }, { constructor: 1, toString: 'x', length: 3 }],
  ...[
    [
      { product_id: 7, price: '19.9', quantity: '', name: null, extra: 1 },
      { productId: 5, price: 'much' },
    ],
  ],
];

test.each(Object.entries(kinds))(
  'hands Segment and the engine the same value of the kind "%s"',
  async (kind, field) => {
    const payloadsOf = hosts({ [kind]: field }, { [kind]: { '@path': '$.properties.value' } });
    const rejections = new Set<boolean>();
    for (const value of values) {
      const { inEngine, inSegment, status } = await payloadsOf({ type: 'track', properties: { value } });
      expect([value, inEngine]).toEqual([value, inSegment]);
      expect(JSON.stringify(inEngine)).toBe(JSON.stringify(inSegment));
      expect(status).toBe(inSegment === nothing ? 'rejected' : 'skipped');
      rejections.add(inSegment === nothing);
    }
    expect(rejections).toContain(false);
  },
);

const order: PlainFields = {
  name: { type: 'string', label: 'Name', required: true },
  customerId: { type: 'string', label: 'Customer' },
  total: { type: 'number', label: 'Total' },
  coupon: {
    type: 'string',
    label: 'Coupon',
    required: { conditions: [{ fieldKey: 'name', operator: 'is', value: 'Coupon Applied' }] },
  },
  address: {
    type: 'object',
    label: 'Address',
    properties: { city: { type: 'string', label: 'City' }, zip: { type: 'string', label: 'Zip' } },
  },
  context: { type: 'object', label: 'Context' },
  products,
};

const orderMapping = {
  name: { '@template': '{{event}}' },
  customerId: {
    '@if': { exists: { '@path': '$.userId' }, then: { '@path': '$.userId' }, else: { '@path': '$.anonymousId' } },
  },
  total: { '@path': '$.properties.total' },
  coupon: { '@case': { operator: 'upper', value: { '@path': '$.properties.coupon' } } },
  address: { city: { '@path': '$.properties.city' }, zip: { '@path': '$.properties.zip' } },
  context: { '@flatten': { separator: '.', value: { '@path': '$.context' } } },
  products: products.default,
};

const whole: readonly object[] = [
  {},
  { event: 'Order Completed', userId: 'c1', properties: { total: 5, city: 'Ulm', zip: 89073 } },
  { event: 'Order Completed', userId: 12, properties: { total: '5.50', city: null } },
  { event: 'Order Completed', userId: null, anonymousId: 'a1', properties: null },
  { event: 'Order Completed', userId: '', anonymousId: 'a1', properties: {} },
  { event: 'Coupon Applied' },
  { event: 'Coupon Applied', properties: { coupon: '' } },
  { event: 'Coupon Applied', properties: { coupon: 'ten' } },
  { event: 'Coupon Applied', properties: { coupon: null } },
  { event: '', userId: 'c1' },
  { event: null },
  { event: { a: 1 } },
  { event: ['a', 'b'], properties: { city: ['Ulm'] } },
  { event: 'A', context: { app: { name: 'shop', tags: ['x', { y: null }] }, ip: null, empty: {} } },
  { event: 'A', properties: { products: { product_id: 1 } } },
  { event: 'A', properties: { products: [] } },
  { event: 'A', properties: { products: [null, 'x', 7, { sku: null, price: '', quantity: '2' }] } },
  { event: 'A', properties: { products: 'p1,p2' } },
  { event: 'A', properties: [{ total: 1 }] },
  { event: 'A', properties: { total: {}, coupon: {} } },
  { event: 'A', properties: { total: '5,50' } },
];

test('hands Segment and the engine the same payload of whole events', async () => {
  const payloadsOf = hosts(order, orderMapping);
  const rejected: number[] = [];
  for (const [index, event] of whole.entries()) {
    const { inEngine, inSegment } = await payloadsOf({ ...event, type: 'track' });
    expect([event, inEngine]).toEqual([event, inSegment]);
    if (inSegment === nothing) rejected.push(index);
  }
  expect(rejected.length).toBeGreaterThan(2);
  expect(rejected.length).toBeLessThan(whole.length - 2);
});

test('takes an event with a context of null, which Segment does not survive', async () => {
  const { inEngine, inSegment } = await hosts(order, orderMapping)({ type: 'track', event: 'A', context: null });
  expect(inSegment).toBe(nothing);
  expect(inEngine).toMatchObject({ name: 'A' });
});

test('reads a context that is no object as an empty one, where Segment flattens the text', async () => {
  const { inEngine, inSegment } = await hosts(order, orderMapping)({ type: 'track', event: 'A', context: 'text' });
  expect(inSegment).toMatchObject({ name: 'A', context: { '': 'text' } });
  expect(inEngine).toEqual({ name: 'A', address: {}, context: {} });
});
