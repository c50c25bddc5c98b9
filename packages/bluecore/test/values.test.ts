import { type Call, plan, preset } from './plan';

const properties = { order_id: 'o1', total: 12.5, revenue: 10, products: [{ product_id: 'p1', price: 12.5 }] };
const order = {
  type: 'track',
  event: 'Order Completed',
  timestamp: '2026-11-28T10:00:00.000Z',
  context: { traits: { email: 'jo@example.com' } },
  properties,
};
const ordered = (own: object, more: object = {}) => ({ ...order, properties: { ...properties, ...own }, ...more });
const viewed = { type: 'track', event: 'Product Viewed', userId: 'u1', properties: { product_id: 'p1' } };
const identify = (traits: object, more: object = {}) => ({ type: 'identify', userId: 'u1', traits, ...more });
const linked = (id: string) => ({
  event: 'identify',
  properties: { distinct_id: id, customer: { email: 'jo@example.com' } },
});
const one = (event: object, settings = {}) => plan([event], { settings });
const last = (calls: readonly Call[]) => calls.at(-1)?.properties;

describe('a guest', () => {
  const guest = { userId: undefined, anonymousId: 'a1', context: {} };
  const newsletter = {
    ...guest,
    type: 'track',
    event: 'Newsletter Subscribed',
    properties: { email: 'Jo@Example.com' },
  };

  it.each([
    ['an order', ordered({ email: 'jo@example.com' }, guest), 'purchase'],
    ['an opt-in', newsletter, 'optin'],
  ])('is linked to the address by %s', (_, event, name) => {
    expect(one(event).calls).toMatchObject([
      linked('a1'),
      { event: name, properties: { distinct_id: 'jo@example.com', customer: { email: 'jo@example.com' } } },
    ]);
  });

  it.each(['identify', 'off'])('is not where the setting is "%s"', (linking) => {
    expect(one(newsletter, { linking }).calls).toMatchObject([{ event: 'optin' }]);
  });

  it('is not by an unsubscription, which may be of a mail passed on', () => {
    const { calls } = one({ ...newsletter, event: 'Newsletter Unsubscribed' });
    expect(calls).toMatchObject([{ event: 'unsubscribe', properties: { email: 'jo@example.com' } }]);
  });
});

it.each([
  ['Newsletter Subscribed', 'optin'],
  ['Newsletter Unsubscribed', 'unsubscribe'],
  ['Unsubscribed', 'unsubscribe'],
  ['Email Unsubscribed', 'unsubscribe'],
])('%s becomes %s', (event, name) => {
  expect(one({ type: 'track', event, userId: 'jo@example.com' }).calls).toMatchObject([
    { event: name, properties: { email: 'jo@example.com' } },
  ]);
});

it.each([
  ['an empty total gives way to the revenue', ordered({ total: '' }), { total: 10 }],
  [
    'the number of the order may have its old name',
    ordered({ order_id: undefined, orderId: 'o2' }),
    { order_id: 'o2' },
  ],
  [
    'a list may have keys',
    ordered({ products: { 0: { id: 'p1' }, 1: { sku: 's2' } } }),
    { products: [{ id: 'p1' }, { id: 's2' }] },
  ],
  ['a single line is a list of one', ordered({ products: { product_id: 'p' } }), { products: [{ id: 'p' }] }],
  ['Completed Order is the same', { ...order, event: 'Completed Order' }, { order_id: 'o1' }],
  [
    'an empty list of PHP is an empty object',
    { ...order, event: 'Unsubscribed', properties: [] },
    { email: 'jo@example.com' },
  ],
  [
    'an empty address gives way to the next',
    identify({ email: '', first_name: 'Jo' }, { context: order.context }),
    { customer: { email: 'jo@example.com', first_name: 'Jo' } },
  ],
  [
    'Android’s spellings are names, too',
    identify({ firstname: 'Carl', lastname: 'Ölund', id: 'u1', userId: 'u1', anonymousId: 'a' }),
    { customer: { first_name: 'Carl', last_name: 'Ölund' } },
  ],
  ['half an emoji is none', identify({ first_name: 'cut \ud83d' }), { customer: { first_name: 'cut \ufffd' } }],
])('%s, without a note', (_, event, expected) => {
  const { calls, notes } = one(event);
  expect(last(calls)).toMatchObject(expected);
  expect(notes).toEqual([]);
});

it.each([
  [
    'a placeholder for an address costs no view',
    { ...viewed, context: { traits: { email: 'n/a' } } },
    { distinct_id: 'u1' },
    /^Email left out/,
  ],
  [
    'an address without a dot is none',
    { ...viewed, context: { traits: { email: 'a@b' } } },
    { distinct_id: 'u1' },
    /^Email left out/,
  ],
  [
    'the zero UUID is nobody’s',
    { ...viewed, anonymousId: '00000000-0000-0000-0000-000000000000' },
    { distinct_id: 'u1' },
    /^Anonymous ID left out/,
  ],
  [
    'a line without an ID is left out',
    ordered({ products: [{ price: 1 }, { id: 'X' }] }),
    { products: [{ id: 'X' }] },
    /^Left out 1 of 2 products/,
  ],
])('%s, with a note', (_, event, expected, note) => {
  const { calls, notes } = one(event);
  expect(last(calls)).toMatchObject(expected);
  expect(notes).toEqual([expect.stringMatching(note)]);
});

it('a user ID with an @ that is no address stays an ID, and is linked', () => {
  const { calls } = one(identify({ email: 'jo@example.com' }, { userId: '123@shop' }));
  expect(calls).toMatchObject([linked('123@shop')]);
});

it('a friend’s address is not the sender’s', () => {
  const event = { type: 'track', event: 'Invite Sent', userId: 'u1', properties: { email: 'friend@example.com' } };
  expect(one(event, { customEvents: 'invite_sent', linking: 'every' }).calls).toEqual([
    { event: 'invite_sent', properties: { email: 'friend@example.com', distinct_id: 'u1', token: 'bluestore' } },
  ]);
});

it('a group’s traits are of no person', () => {
  const group = { type: 'group', userId: 'u1', groupId: 'g1', traits: { name: 'Acme', email: 'info@acme.com' } };
  expect(one(group)).toMatchObject({ calls: [], outcomes: [{ status: 'skipped' }] });
});

it.each(['[object Object]', false, 'nil', 'n/a', 'null', 'guest', 2 ** 53 + 2])(
  'the user ID %j is linked to nobody',
  (userId) => {
    expect(one(identify({ email: 'jo@example.com', first_name: 'Jo' }, { userId })).calls).toMatchObject([
      { event: 'customer_patch', properties: { distinct_id: 'jo@example.com' } },
    ]);
  },
);

it.each([
  ['an unreadable time', { ...order, timestamp: 'yesterday' }, /^Time: it must be a time/],
  [
    'an address that is none',
    ordered({}, { context: { traits: { email: 'n/a' } } }),
    /^Email: it must be the email address of one person/,
  ],
  ['a total of no number', ordered({ total: 'Infinity', revenue: undefined }), /^Total: it must be/],
])('an order with %s is refused', (_, event, message) => {
  expect(one(event).outcomes).toMatchObject([
    { status: 'rejected', fix: 'event', message: expect.stringMatching(message) as string },
  ]);
});

it('a view whose time cannot be read is sent: it counts for now in any case', () => {
  expect(one({ ...viewed, timestamp: 'yesterday' }).calls).toHaveLength(1);
});

describe('the ID of the catalogue', () => {
  const mug = { product_id: 'P', sku: 'S' };
  it.each([
    ['product_id', 'P'],
    ['sku', 'S'],
  ])('is that of the setting "%s" in views, orders and custom events', (productIdFrom, id) => {
    const settings = { productIdFrom, customEvents: 'cart_viewed' };
    const products = [mug];
    const events = [
      { ...viewed, properties: mug },
      { ...viewed, event: 'Product Added', properties: { products } },
      ordered({ products }),
      { ...viewed, event: 'Cart Viewed', properties: { products } },
      { ...viewed, event: 'Cart Viewed', properties: mug },
    ];
    for (const event of events) expect(last(one(event, settings).calls)).toMatchObject({ products: [{ id }] });
  });

  it.each([
    [{ sku: 'S' }, 'product_id', 'S'],
    [{ product_id: 'P' }, 'sku', 'P'],
    [{ id: 'I' }, 'product_id', 'I'],
    [{ id: 'I', sku: 'S' }, 'product_id', 'I'],
    [{ item_id: 'G', sku: 'S' }, 'product_id', 'G'],
    [{ id: 'I', sku: 'S' }, 'sku', 'S'],
  ])('of %j, by "%s", is %s: the other one stands in', (line, productIdFrom, id) => {
    for (const event of [{ ...viewed, properties: line }, ordered({ products: [line] })])
      expect(last(one(event, { productIdFrom }).calls)).toMatchObject({ products: [{ id }] });
  });
});

describe('a custom event', () => {
  const quiz = {
    ...viewed,
    event: 'Quiz Done',
    properties: { product_id: 'p1', sku: 's1', score: 3, products: [{ product_id: 'p2', sku: 's2', price: 3 }] },
  };

  it('has the same properties whether the settings name it or all', () => {
    const [named, any] = ['quiz_done', '*'].map((customEvents) => one(quiz, { customEvents }).calls[0]);
    expect(named).toEqual({ ...any, event: 'quiz_done' });
    expect(any).toEqual({
      event: 'Quiz Done',
      properties: {
        distinct_id: 'u1',
        token: 'bluestore',
        product_id: 'p1',
        sku: 's1',
        score: 3,
        products: [{ id: 'p2', sku: 's2', price: 3 }],
      },
    });
  });

  it.each([
    ['product_id', { sku: 'S', products: [{ id: 'P' }] }],
    ['sku', { product_id: 'P', products: [{ id: 'S' }] }],
  ])('by "%s" keeps the ID that does not lead', (productIdFrom, expected) => {
    const event = { ...quiz, properties: { product_id: 'P', sku: 'S' } };
    expect(one(event, { customEvents: '*', productIdFrom }).calls[0]?.properties).toEqual({
      ...expected,
      distinct_id: 'u1',
      token: 'bluestore',
    });
  });

  it.each(['purchase', 'add_to_cart', 'Optin', 'Add To Cart'])(
    'cannot have the name %s of Bluecore’s own, and is refused by the action’s name',
    (event) => {
      for (const customEvents of ['', '*']) {
        expect(one({ ...quiz, event }, { customEvents }).outcomes).toMatchObject([
          { status: 'rejected', message: expect.stringContaining('by a subscription to the action') as string },
        ]);
      }
    },
  );
});

it.each(['order completed', 'Product_Added'])('%s is nearly a standard event, and the skip says so', (event) => {
  expect(one({ ...viewed, event }).outcomes).toMatchObject([
    { status: 'skipped', message: expect.stringContaining('close to') as string },
  ]);
});

describe('attributes', () => {
  const set = (traits: object, settings: object) => last(one(identify(traits), settings).calls)?.customer;

  it('that the settings say are true or false are read as such', () => {
    const settings = { attributes: 'is_member, is_vip, points', booleanAttributes: 'is_member, is_vip' };
    expect(set({ is_member: 'yes', is_vip: '0', points: '1' }, settings)).toEqual({
      is_member: true,
      is_vip: false,
      points: '1',
    });
    expect(one(identify({ is_member: 'perhaps', points: 1 }), settings).notes).toEqual([
      'Left out, because it must be true or false: is_member.',
    ]);
  });

  it('that are phone numbers have their country code, or are left out with a note', () => {
    const settings = { attributes: 'phone, mobile, plan' };
    expect(set({ phone: '+49 (0)170 1234567', mobile: '0044 20 7946 0958' }, settings)).toEqual({
      phone: '+491701234567',
      mobile: '+442079460958',
    });
    expect(one(identify({ phone: '0170 1234567', plan: 'x' }), settings).notes).toEqual([
      expect.stringMatching(/^Left out, because it must be one phone number with its country code, .*: phone\.$/),
    ]);
    // Where they are not wanted, nobody need mend them.
    expect(one(identify({ phone: '0170 1234567', plan: 'x' }), { attributes: 'plan' }).notes).toEqual([
      'Left out, because they are not in the setting "Attributes": phone.',
    ]);
  });

  it('that the settings do not name are never sent', () => {
    expect(set({ first_name: 'Jo', plan: 'x', phone: '+49301234567' }, {})).toEqual({ first_name: 'Jo' });
  });
});

it.each([
  [
    'RudderStack’s SDK in a browser is no app',
    { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.3.0' },
    undefined,
  ],
  ['an app has its version', { name: 'Shop', namespace: 'com.example.shop', version: '4.0' }, '4.0'],
])('%s', (_, app, client) => {
  expect(one({ ...viewed, context: { app } }).calls[0]?.properties.client).toBe(client);
});

it('the event of a subscription may be mapped', () => {
  const subscriptions = [
    { ...preset('updateSubscription', { event: 'unsubscribe' }), subscribe: 'event = "Opted Out"' },
  ];
  const { calls } = plan([{ ...order, event: 'Opted Out' }], { subscriptions });
  expect(calls).toMatchObject([{ event: 'unsubscribe' }]);
});
