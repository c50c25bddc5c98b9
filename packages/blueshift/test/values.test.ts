import { plan } from './plan';

const quiet = { sendTimestamp: false, sendEventUuid: false };
const order = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'm1',
  timestamp: '2026-11-28T10:00:00.000Z',
  userId: 'u1',
  properties: { order_id: 'o1', total: 12.5, revenue: 10, products: [{ product_id: 'p1', price: 12.5, quantity: 1 }] },
};
const ordered = (properties: object, more: object = {}) => ({
  ...order,
  ...more,
  properties: { ...order.properties, ...properties },
});
const one = (event: object, settings = {}) => plan([event], { settings: { ...quiet, ...settings } });

it.each([
  ['a placeholder is no address', { type: 'identify', userId: 'u1', traits: { email: 'n/a' } }, { email: undefined }],
  [
    'a friend’s address is not the sender’s',
    { type: 'track', event: 'Invite Sent', userId: 'u1', properties: { email: 'friend@example.com' } },
    { customer_id: 'u1', email: undefined },
  ],
  [
    'a guest’s address is the guest’s own in an order',
    ordered({ email: 'jo@example.com' }, { userId: undefined }),
    { email: 'jo@example.com' },
  ],
  [
    'a user ID that is an address is one',
    { type: 'track', event: 'Ping', userId: 'jo@example.com' },
    { customer_id: 'jo@example.com', email: 'jo@example.com' },
  ],
  [
    'a bracketed zero is no part of a phone number',
    { type: 'identify', userId: 'u1', traits: { phone: '+44 (0)20 7946 0958' } },
    { phone_number: '+442079460958' },
  ],
  [
    'a chain of addresses begins with the visitor’s',
    { type: 'track', event: 'Ping', userId: 'u1', context: { ip: '203.0.113.8, 10.0.0.1' } },
    { ip: '203.0.113.8' },
  ],
  [
    'a server’s address is nobody’s',
    { type: 'track', event: 'Ping', userId: 'u1', channel: 'server', request_ip: '198.51.100.3' },
    { ip: undefined },
  ],
  [
    'Blueshift’s own ID of a customer is none of the event’s',
    { type: 'track', event: 'Quiz Joined', userId: 'u1', properties: { uuid: 'q', quiz: 1 } },
    { customer_id: 'u1', uuid: undefined, quiz: 1 },
  ],
  ['an empty total gives way to the revenue', ordered({ total: '' }), { total: 10, revenue: 10 }],
  [
    'half an emoji and more leave the name alone',
    ordered({ products: { 0: { id: 'p1' }, 1: { sku: 's2' } } }),
    {
      products: [{ sku: 'p1' }, { sku: 's2' }],
    },
  ],
  [
    'the rest of a line stays',
    ordered({ products: [{ product_id: 'p1', size: 'XL', custom_margin: 7 }] }),
    { products: [{ sku: 'p1', size: 'XL', custom_margin: 7 }] },
  ],
  [
    'the catalogue’s ID leads in custom events, too',
    { type: 'track', event: 'Cart Viewed', userId: 'u1', properties: { products: [{ product_id: 'P', sku: 'P-42' }] } },
    { products: [{ sku: 'P', variant_sku: 'P-42' }] },
  ],
  ['US spelling', { ...order, event: 'Order Canceled' }, { event: 'canceled' }],
  ['v1 names', { ...order, event: 'Completed Order' }, { event: 'purchase' }],
  ['Logged In', { type: 'track', event: 'Logged In', userId: 'u1' }, { event: 'login' }],
  ['Signed Up', { type: 'track', event: 'Signed Up', userId: 'u1' }, { event: 'signed_up' }],
  ['Unsubscribed', { type: 'track', event: 'Unsubscribed', userId: 'u1' }, { event: 'unsubscribe', customer_id: 'u1' }],
  [
    'Subscription Created',
    { type: 'track', event: 'Subscription Created', userId: 'u1' },
    { event: 'subscription_start' },
  ],
  [
    'an iPhone’s ID is its vendor ID, too',
    { type: 'track', event: 'Ping', userId: 'u1', context: { device: { type: 'iOS', id: 'D-1' } } },
    { device_type: 'ios', device_id: 'D-1', device_idfv: 'D-1' },
  ],
  [
    'an iPhone is one by its model',
    {
      type: 'track',
      event: 'Ping',
      userId: 'u1',
      context: { device: { type: 'ios', model: 'iPhone14,2', id: 'D-1', adTrackingEnabled: false } },
    },
    { device_type: 'iPhone', device_idfv: 'D-1', limit_ad_tracking: true },
  ],
  [
    'an iPad says so itself',
    { type: 'track', event: 'Ping', userId: 'u1', context: { device: { type: 'iPad', id: 'D-1' } } },
    { device_type: 'iPad', device_idfv: 'D-1' },
  ],
  [
    'a model alone is no type',
    { type: 'track', event: 'Ping', userId: 'u1', context: { device: { model: 'SM-G991B', id: 'd1' } } },
    { device_type: undefined, device_id: 'd1', device_idfv: undefined },
  ],
  [
    'an app is its package',
    {
      type: 'track',
      event: 'Ping',
      userId: 'u1',
      context: { app: { name: 'Shop', namespace: 'com.example.shop', version: '5.2' } },
    },
    { app_name: 'com.example.shop', app_version: '5.2' },
  ],
  [
    'an app without a package has its name',
    { type: 'track', event: 'Ping', userId: 'u1', context: { app: { name: 'Shop' } } },
    { app_name: 'Shop' },
  ],
  ['a coupon is a text', ordered({ coupon: 2024 }), { coupon: '2024' }],
  [
    'Android’s advertising ID is none of Apple’s',
    {
      type: 'track',
      event: 'Ping',
      userId: 'u1',
      context: { device: { type: 'Android', model: 'Pixel 6', id: 'd1', advertisingId: 'g1' } },
    },
    { device_type: 'android', advertising_id: 'g1', device_idfa: undefined, device_idfv: undefined },
  ],
  [
    'RudderStack’s SDK in a browser is no app',
    {
      type: 'track',
      event: 'Ping',
      userId: 'u1',
      context: { app: { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.3.0' } },
    },
    { app_name: undefined, app_version: undefined },
  ],
])('%s', (_, event, expected) => {
  const { sent } = one(event);
  expect({ ...Object.fromEntries(Object.keys(expected).map((key) => [key, undefined])), ...sent[0] }).toMatchObject(
    expected,
  );
});

it.each([
  [
    'an order without revenue has the total for it',
    ordered({ revenue: undefined }),
    { revenue: 12.5 },
    /has no revenue: its total is used/,
  ],
  [
    'a bad price costs its price alone',
    ordered({ products: [{ product_id: 'p', price: 'gratis' }] }),
    { products: [{ sku: 'p' }] },
    /^Price left out/,
  ],
  [
    'a line without an ID is left out',
    ordered({ products: [{ price: 10 }] }),
    { order_id: 'o1' },
    /^Left out 1 of 1 products/,
  ],
  [
    'an unreadable address is left out',
    { type: 'identify', userId: 'u1', traits: { email: 'n/a', plan: 'x' } },
    { plan: 'x' },
    /^Email left out/,
  ],
  [
    'an order with neither total nor revenue is told so',
    ordered({ total: null, revenue: undefined }),
    { order_id: 'o1' },
    /neither revenue nor total/,
  ],
  [
    'a user ID may be too long for Blueshift',
    { type: 'track', event: 'Ping', userId: 'u1'.repeat(65) },
    { customer_id: 'u1'.repeat(65) },
    /^The customer_id has more than 128 characters/,
  ],
  [
    'a payment without an amount is told so',
    { type: 'track', event: 'Subscription Billed', userId: 'u1', timestamp: '2026-01-02', properties: { plan: 'p' } },
    { event: 'subscription_billing', subscription_plan_type: 'p' },
    /^The payment has neither revenue nor an amount/,
  ],
  [
    'a product ID that no catalogue can have is told of',
    { type: 'track', event: 'Product Viewed', userId: 'u1', properties: { product_id: 'p'.repeat(65) } },
    { event: 'view' },
    /^A product ID has more than 64 characters/,
  ],
  [
    'so is one of a list',
    { type: 'track', event: 'Cart Viewed', userId: 'u1', properties: { products: [{ sku: 'p'.repeat(65) }] } },
    { event: 'cart_viewed' },
    /^A product ID has more than 64 characters/,
  ],
  [
    'products that are a text are told of',
    ordered({ products: '[{"product_id":"p1"}]' }),
    { order_id: 'o1' },
    /^Left out of products what is not an object/,
  ],
  [
    'what the one product of an event wins over is left out',
    { type: 'track', event: 'Product Added', userId: 'u1', properties: { sku: 'S', products: [{ sku: 'T' }] } },
    { event: 'add_to_cart', product_id: 'S' },
    /^Products left out/,
  ],
])('%s, with a note', (_, event, expected, note) => {
  const { sent, notes } = one(event);
  expect(sent).toMatchObject([expected]);
  expect(notes).toEqual([expect.stringMatching(note)]);
});

it.each(['$12.50', '1,299.00', '12,5', 'Infinity', "Decimal('12.5')"])(
  'an order of %j is refused, unless another amount can be read',
  (total) => {
    const { outcomes } = one(ordered({ total, revenue: undefined }));
    expect(outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringMatching(/^Total: it must be an amount/) as string },
    ]);
    expect(one(ordered({ total })).sent).toMatchObject([{ total: 10, revenue: 10 }]);
  },
);

describe('the IDs that RudderStack’s SDKs for phones put among the traits', () => {
  const traits = { anonymousId: 'a1', userId: 'u1', id: 'u1', plan: 'x' };
  const identify = { type: 'identify', userId: 'u1', anonymousId: 'a1', context: { traits } };

  it('are no attributes', () => {
    expect(one(identify)).toMatchObject({ sent: [{ event: 'identify', customer_id: 'u1', plan: 'x' }], notes: [] });
    expect(Object.keys(one(identify).sent[0] ?? {})).toEqual(['event', 'customer_id', 'plan']);
  });

  it('stay where they are others', () => {
    const event = { ...identify, context: { traits: { ...traits, id: 'CRM-7' } } };
    expect(one(event).sent).toEqual([{ event: 'identify', customer_id: 'u1', plan: 'x', id: 'CRM-7' }]);
  });
});

describe('the products of an event', () => {
  const many = [
    { product_id: 'P', sku: 'S', price: '2.50', quantity: '2' },
    { product_id: 'Q', color: 'red' },
  ];

  it('put into the cart at once are an event each, with a UUID of its own', () => {
    const event = { type: 'track', event: 'Product Added', messageId: 'm1', userId: 'u1' };
    const plans = [1, 2].map(() => plan([{ ...event, properties: { products: many, cart_id: 'c' } }]).sent);
    expect(plans[0]).toMatchObject([
      { event: 'add_to_cart', product_id: 'P', variant_sku: 'S', price: 2.5, quantity: 2, cart_id: 'c' },
      { event: 'add_to_cart', product_id: 'Q', color: 'red', cart_id: 'c' },
    ]);
    expect(plans[0]).toEqual(plans[1]);
    expect(new Set(plans[0]?.map(({ event_uuid: id }) => id)).size).toBe(2);
  });

  it('looked at at once are one view', () => {
    const event = { type: 'track', event: 'Product Viewed', userId: 'u1', properties: { products: many } };
    expect(one(event).sent).toMatchObject([{ event: 'view', products: [{ sku: 'P' }, { sku: 'Q', color: 'red' }] }]);
  });

  it.each([
    [{ product_id: 'P', sku: 'S' }, 'product_id', { product_id: 'P', variant_sku: 'S' }],
    [{ product_id: 'P', sku: 'S' }, 'sku', { product_id: 'S', parent_product_id: 'P' }],
    [{ sku: 'S' }, 'product_id', { product_id: 'S' }],
    [{ id: 'I' }, 'product_id', { id: 'I' }],
  ])('of any name have the ID of the catalogue, too: %j by "%s"', (properties, productIdFrom, expected) => {
    const event = { type: 'track', event: 'Product Clicked', userId: 'u1', properties };
    expect(one(event, { productIdFrom }).sent).toEqual([{ event: 'product_clicked', customer_id: 'u1', ...expected }]);
  });
});

it.each(['Signed Up', 'Sign Up', 'Signed In', 'Logged In'])('%s gives the address of who does it', (event) => {
  const signed = { type: 'track', event, anonymousId: 'a1', properties: { email: 'jo@example.com' } };
  expect(one(signed).sent).toMatchObject([{ email: 'jo@example.com' }]);
});

it('a group call says nothing of the customer’s address where it has none', () => {
  const { sent, notes } = one({ type: 'group', userId: 'u1', groupId: 'g1', traits: { email: 'info@acme.com' } });
  expect(sent).toEqual([{ event: 'identify', customer_id: 'u1', group_id: 'g1', group_email: 'info@acme.com' }]);
  expect(notes).toEqual([]);
});

it('says nothing of an address that was sent without its blanks', () => {
  const event = { type: 'identify', userId: '43', traits: { email: 'jack@example.com ', plan: 'x' } };
  expect(one(event)).toMatchObject({ sent: [{ email: 'jack@example.com', plan: 'x' }], notes: [] });
});

it.each([
  [{ type: 'identify', userId: '[object Object]', traits: { plan: 'x' } }],
  [{ type: 'identify', userId: 'n/a', traits: { plan: 'x' } }],
  [{ type: 'identify', userId: false, traits: { plan: 'x' } }],
  [{ type: 'identify', userId: 2 ** 53 + 2, traits: { plan: 'x' } }],
])('%j is of nobody', (event) => {
  expect(one(event).outcomes).toMatchObject([{ status: 'rejected', fix: 'event' }]);
});

it('a group without its ID is refused: its traits would be the person’s', () => {
  const group = { type: 'group', userId: 'u1', traits: { name: 'Acme', email: 'info@acme.com' } };
  expect(one(group).outcomes).toMatchObject([
    { status: 'rejected', message: expect.stringMatching(/^Group ID/) as string },
  ]);
  expect(one({ ...group, groupId: 'g1' }).sent).toEqual([
    { event: 'identify', customer_id: 'u1', group_id: 'g1', group_name: 'Acme', group_email: 'info@acme.com' },
  ]);
});

it('an order whose time cannot be read is refused: it would count for today', () => {
  expect(plan([{ ...order, timestamp: 'yesterday' }]).outcomes).toMatchObject([
    { status: 'rejected', message: expect.stringMatching(/^Time: it must be a time/) as string },
  ]);
});

it.each([
  ['view', { products: [{ sku: 's1' }] }, { products: [{ sku: 's1' }] }],
  ['add_to_cart', { product_id: 'p1', quantity: '2' }, { product_id: 'p1', quantity: 2 }],
  ['remove_from_cart', { product_id: 'p1' }, { product_id: 'p1' }],
  ['search', { keywords: 'pan', product_ids: ['p1'] }, { keywords: 'pan', product_ids: ['p1'] }],
  ['checkout', { total: '30', products: [{ sku: 's1' }] }, { total: 30, products: [{ sku: 's1' }] }],
  ['purchase', { order_id: 7, total: '30' }, { order_id: '7', total: 30, revenue: 30 }],
  ['subscription_start', { subscription_amount: 29.99 }, { subscription_amount: '29.99' }],
  ['subscription_upgrade', { subscription_period_length: 1 }, { subscription_period_length: '1' }],
  ['subscription_downgrade', { subscription_plan_type: 'p' }, { subscription_plan_type: 'p' }],
  ['subscription_billing', { revenue: '19.99' }, { revenue: 19.99 }],
  ['subscription_cancel', { subscription_canceled_at: '2026-01-02' }, { subscription_canceled_at: '2026-01-02' }],
])('%s, tracked by Blueshift’s own name, has the attributes that Blueshift wants', (event, properties, expected) => {
  const own = { type: 'track', event, userId: 'u1', timestamp: '2026-01-02T03:04:05Z', properties };
  expect(one(own).sent).toMatchObject([{ event, customer_id: 'u1', ...expected }]);
});

it('GA4’s purchase is refused for what it lacks', () => {
  const properties = { transaction_id: 't1', value: 3, items: [{ item_id: '1' }] };
  expect(one({ type: 'track', event: 'purchase', userId: 'u1', properties }).outcomes).toMatchObject([
    { status: 'rejected', message: expect.stringMatching(/^Order ID/) as string },
  ]);
});

it.each(['Purchase', 'Add To Cart', 'pageload'])(
  '%s is an event of Blueshift’s own, and refused by the action’s name',
  (event) => {
    const { outcomes } = one({ type: 'track', event, userId: 'u1', properties: { transaction_id: 't1', value: 3 } });
    expect(outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('by a subscription to the action') as string },
    ]);
  },
);

it('an account may know people by a phone number or IDs of its own', () => {
  const identify = { type: 'identify', anonymousId: 'a1', traits: { phone: '+49 30 1234567', loyalty_id: 'L1' } };
  expect(one(identify).outcomes).toMatchObject([{ status: 'skipped' }]);
  const settings = { identifierAttributes: 'phone_number, loyalty_id' };
  expect(one(identify, settings).sent).toEqual([{ event: 'identify', phone_number: '+49301234567', loyalty_id: 'L1' }]);
});

it('the customers API sends the event, too, where it alone can merge the anonymous history', () => {
  const cookie = '1b671a64-40d5-491e-99b0-da01ff1f3341';
  const identify = { type: 'identify', userId: 'u1', traits: { plan: 'x' }, integrations: { Blueshift: { cookie } } };
  const { requests } = one(identify, { identifyBy: 'customers', userApiKey: 'user-key' });
  expect(requests.map(({ url, json }) => [url.split('/v1/')[1], json])).toEqual([
    ['customers', { customer_id: 'u1', plan: 'x' }],
    ['event', { event: 'identify', customer_id: 'u1', cookie, plan: 'x' }],
  ]);
});

it.each([
  ['none', undefined],
  ['attribute', undefined],
  ['device_id', { device_id: '1b671a64-40d5-491e-99b0-da01ff1f3341' }],
  ['cookie', { cookie: '1b671a64-40d5-491e-99b0-da01ff1f3341' }],
])(
  'the customers API sends the event, too, where an anonymous ID that is sent as "%s" has a history',
  (field, more) => {
    const anonymousId = '1b671a64-40d5-491e-99b0-da01ff1f3341';
    const identify = { type: 'identify', userId: 'u1', anonymousId, traits: { plan: 'x' } };
    const { requests } = one(identify, { identifyBy: 'customers', userApiKey: 'user-key', anonymousIdField: field });
    expect(requests.map(({ json }) => json)).toEqual([
      { customer_id: 'u1', plan: 'x', ...(field === 'attribute' && { anonymous_id: anonymousId }) },
      ...(more ? [{ event: 'identify', customer_id: 'u1', plan: 'x', ...more }] : []),
    ]);
  },
);

it('an alias without a previous ID, or to the same, merges nobody', () => {
  const alias = { type: 'alias', userId: 'u1', previousId: 'a1' };
  expect(one(alias).sent).toEqual([{ event: 'alias', customer_id: 'u1', previous_customer_id: 'a1' }]);
  expect(one({ ...alias, previousId: 'u1' }).outcomes).toMatchObject([{ status: 'skipped' }]);
  expect(one({ ...alias, previousId: undefined }).outcomes).toMatchObject([{ status: 'rejected' }]);
});
