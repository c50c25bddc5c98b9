import { catalog } from '@sluice/catalog';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { readMessage } from '../src/adapter/read-message';
import { compileConfiguration } from '../src/configuration/compile-configuration';

const destination = catalog.bluecore as Destination;

function callsOf(event: object, more: RawSettings = {}): readonly Record<string, unknown>[] {
  const pipeline = compileConfiguration(destination, { bluecoreNamespace: 'shop', eventsMapping: [], ...more });
  const { drafts, outcomes } = pipeline.plan([readMessage({ anonymousId: 'a1', context: {}, ...event }, destination)]);
  expect(outcomes).toEqual([undefined]);
  return drafts.map(({ request }) => JSON.parse(JSON.stringify(request.json)) as Record<string, unknown>);
}

const known = { userId: 'u1', context: { traits: { email: 'Ada@example.com' } } };
const viewed = { ...known, type: 'track', event: 'Product Viewed', properties: { product_id: 'p1' } };

describe('a Bluecore configuration of RudderStack’s', () => {
  it.each([
    ['Product Viewed', 'viewed_product'],
    ['product viewed', 'viewed_product'],
    ['Product Added', 'add_to_cart'],
    ['Product Removed', 'remove_from_cart'],
    ['Product Added To Wishlist', 'wishlist'],
    ['Product added to Wishlist', 'wishlist'],
    ['PRODUCT ADDED', 'add_to_cart'],
    ['wishlist', 'wishlist'],
  ])('sends "%s" as %s', (event, name) => {
    expect(callsOf({ ...viewed, event })).toEqual([
      { event: name, properties: { distinct_id: 'ada@example.com', token: 'shop', products: [{ id: 'p1' }] } },
    ]);
  });

  it('takes the name of any of Bluecore’s own events in the table, and no other word for one', () => {
    const rowsTo = (...names: readonly unknown[]) => ({
      eventsMapping: names.map((to) => ({ from: 'Quiz Done', to })),
    });
    const quiz = { ...viewed, event: 'Quiz Done', context: { traits: { email: 'ada@example.com', plan: 'gold' } } };
    expect(callsOf(quiz, rowsTo('customer_patch', 'optin'))).toMatchObject([
      { event: 'customer_patch', properties: { customer: { email: 'ada@example.com', plan: 'gold' } } },
      { event: 'optin', properties: { email: 'ada@example.com' } },
    ]);
    expect(callsOf(quiz, rowsTo('identify'))).toMatchObject([
      { event: 'identify', properties: { distinct_id: 'u1', customer: { email: 'ada@example.com' } } },
      { event: 'customer_patch' },
    ]);
    expect(callsOf(quiz, rowsTo('constructor', '__proto__'))).toMatchObject([
      { event: 'constructor', properties: { products: [{ id: 'p1' }] } },
      { event: '__proto__', properties: { products: [{ id: 'p1' }] } },
    ]);
  });

  it('ignores rows of the table in which a name is missing, as null, too', () => {
    const eventsMapping = [
      {},
      { from: null, to: 'search' },
      { from: 'Product Viewed', to: null },
      { from: '', to: '' },
    ];
    expect(callsOf(viewed, { eventsMapping })).toMatchObject([{ event: 'viewed_product' }]);
  });

  it('takes a namespace of three letters', () => {
    expect(callsOf(viewed, { bluecoreNamespace: 'dsw' })).toMatchObject([{ properties: { token: 'dsw' } }]);
  });

  it('sends searches and orders', () => {
    expect(callsOf({ ...viewed, event: 'Products Searched', properties: { query: 'shoes' } })).toMatchObject([
      { event: 'search', properties: { search_term: 'shoes' } },
    ]);
    const order = { order_id: 'o1', total: 0, products: [{ sku: 's1' }, { id: 'i2' }] };
    expect(callsOf({ ...viewed, event: 'Order Completed', properties: order })).toMatchObject([
      { event: 'purchase', properties: { order_id: 'o1', total: 0, products: [{ id: 's1' }, { id: 'i2' }] } },
    ]);
    const { products: _, ...single } = { ...order, sku: 's1' };
    expect(callsOf({ ...viewed, event: 'Order Completed', properties: single })).toMatchObject([
      { event: 'purchase', properties: { products: [{ id: 's1' }] } },
    ]);
  });

  it.each([
    [[{ sku: 's1', id: 'i1' }], ['s1']],
    [
      [
        { product_id: 'null', sku: 's1', id: 'i1' },
        { product_id: 'p2', sku: 's2' },
      ],
      ['s1', 'p2'],
    ],
    [
      [{ productId: 'p1' }, { item_id: 'g2' }, { id: 3 }],
      ['p1', 'g2', '3'],
    ],
    [{ 0: { sku: 's1', id: 'i1' }, 1: { id: 'i2' } }, ['s1', 'i2']],
    [{ product_id: 'p1', id: 'i1' }, ['p1']],
  ])('knows the products %j of a standard event by %j', (products, ids) => {
    for (const event of ['Order Completed', 'Product Removed']) {
      expect(callsOf({ ...viewed, event, properties: { order_id: 'o1', total: 1, products } })).toMatchObject([
        { properties: { products: ids.map((id) => ({ id })) } },
      ]);
    }
  });

  it('sends any other event under its own name, with all its properties', () => {
    const properties = { name: 'Quiz', product_id: 'p1', products: [{ product_id: 'p2', price: 3 }], deep: { a: 1 } };
    const products = [{ product_id: 'p2', price: 3, id: 'p2' }];
    expect(callsOf({ ...viewed, event: 'Quiz Done', properties })).toEqual([
      { event: 'Quiz Done', properties: { ...properties, products, distinct_id: 'ada@example.com', token: 'shop' } },
    ]);
  });

  it.each([
    [
      [{ sku: 's1', id: 'i1', price: 3 }, { id: 'i2' }],
      [{ id: 's1', price: 3 }, { id: 'i2' }],
    ],
    [[{ product_id: 'p1', sku: 's1' }, { name: 'x' }], [{ id: 'p1', product_id: 'p1', sku: 's1' }]],
    [
      ['p1', 'p2'],
      [{ id: 'p1' }, { id: 'p2' }],
    ],
    [{ product_id: 'p1' }, [{ id: 'p1', product_id: 'p1' }]],
    [{ 0: { id: 'i1' }, 2: { id: 'i2' } }, [{ id: 'i1' }, { id: 'i2' }]],
    [[], undefined],
  ])('sends the products %j of any other event as %j', (products, sent) => {
    const [call] = callsOf({ ...viewed, event: 'Quiz Done', properties: { products } });
    const { products: made } = (call?.properties ?? {}) as { products?: unknown };
    expect(made).toEqual(sent);
  });

  it('sends the one product of any other event as Bluecore knows products', () => {
    expect(callsOf({ ...viewed, event: 'Quiz Done' })).toMatchObject([{ properties: { products: [{ id: 'p1' }] } }]);
  });

  it('sends the query of any other event as its search term', () => {
    const [call] = callsOf({ ...viewed, event: 'Quiz Done', properties: { query: 'shoes', plan: 'p' } });
    expect(call?.properties).toMatchObject({ search_term: 'shoes', plan: 'p' });
    expect(call?.properties).not.toHaveProperty('query');
  });

  it('takes a single product where the list of products is that', () => {
    for (const event of ['Product Viewed', 'Order Completed']) {
      const properties = { order_id: 'o1', total: 1, products: { product_id: 'p1' } };
      expect(callsOf({ ...viewed, event, properties })).toMatchObject([{ properties: { products: [{ id: 'p1' }] } }]);
    }
  });

  it.each(['Product Viewed', 'Order Completed'])(
    'takes the properties of "%s" for its product without a list',
    (event) => {
      const properties = { order_id: 'o1', total: 1, sku: 's1' };
      for (const products of [undefined, null, []]) {
        expect(callsOf({ ...viewed, event, properties: { ...properties, products } })).toMatchObject([
          { properties: { products: [{ id: 's1' }] } },
        ]);
      }
    },
  );

  it.each(
    [
      ['viewed_product', 'search', 'add_to_cart', 'remove_from_cart', 'wishlist', 'purchase'].map((name) => [
        name,
        [name],
      ]),
      ['customer_patch', 'optin', 'unsubscribe'].map((name) => [name, [name]]),
      [['identify', ['identify', 'customer_patch']]],
    ].flat() as [string, string[]][],
  )('takes a track call named "%s" for Bluecore’s own event', (event, sent) => {
    const context = { traits: { email: 'ada@example.com', plan: 'gold' } };
    const properties = { product_id: 'p1', query: 'q', order_id: 'o1', total: 1 };
    const calls = callsOf({ type: 'track', event, userId: 'u1', context, properties });
    expect(calls.map(({ event: name }) => name)).toEqual(sent);
  });

  it('takes any name that the table of events has for Bluecore’s', () => {
    const eventsMapping = [
      { from: 'Quiz Done', to: 'quiz' },
      { from: 'Join', to: 'optin' },
    ];
    const properties = { score: 3 };
    expect(callsOf({ ...viewed, event: 'Quiz Done', properties }, { eventsMapping })).toMatchObject([
      { event: 'quiz', properties },
    ]);
    expect(callsOf({ ...viewed, event: 'Join' }, { eventsMapping })).toMatchObject([{ event: 'optin' }]);
    const vendor = { useVendorNames: true, customEvents: 'quiz', eventsMapping };
    expect(callsOf({ ...viewed, event: 'Quiz Done', properties }, vendor)).toMatchObject([{ event: 'quiz' }]);
  });

  it('follows the table of events, to several where it says so', () => {
    const eventsMapping = [
      { from: 'Product Viewed', to: 'search' },
      { from: 'Looked', to: 'viewed_product' },
      { from: 'Looked', to: 'wishlist' },
      { from: '', to: '' },
    ];
    expect(callsOf({ ...viewed, event: 'Looked' }, { eventsMapping }).map(({ event }) => event)).toEqual([
      'viewed_product',
      'wishlist',
    ]);
    const query = { ...viewed, properties: { query: 'q' } };
    expect(callsOf(query, { eventsMapping }).map(({ event }) => event)).toEqual(['search']);
    const named = { eventsMapping, useVendorNames: true };
    expect(callsOf(query, named).map(({ event }) => event)).toEqual(['search']);
    expect(callsOf({ ...viewed, event: 'Looked' }, named).map(({ event }) => event)).toEqual([
      'viewed_product',
      'wishlist',
    ]);
  });

  it('takes a row that stands there twice for one, and lets blanks around a name be', () => {
    const row = { from: 'Looked', to: 'wishlist' };
    const eventsMapping = [row, { from: ' Looked ', to: 'wishlist' }, row];
    expect(callsOf({ ...viewed, event: 'Looked' }, { eventsMapping }).map(({ event }) => event)).toEqual(['wishlist']);
  });

  it('takes no table at all', () => {
    expect(callsOf(viewed, { eventsMapping: undefined })).toHaveLength(1);
  });

  it('sends every trait, under names that Bluecore takes', () => {
    const traits = {
      email: 'ada@example.com',
      firstName: 'Ada',
      loyaltyPoints: 7,
      gender: 'F',
      address: { city: 'Rome' },
    };
    expect(callsOf({ type: 'identify', userId: 'u1', context: { traits } })).toEqual([
      {
        event: 'customer_patch',
        properties: {
          distinct_id: 'ada@example.com',
          token: 'shop',
          customer: {
            email: 'ada@example.com',
            first_name: 'Ada',
            loyalty_points: 7,
            gender: 'F',
            sex: 'F',
            address_city: 'Rome',
          },
        },
      },
    ]);
  });

  it('links the user ID to the address where the traits ask for it', () => {
    const traits = { email: 'ada@example.com', action: 'identify', firstName: 'Ada' };
    for (const event of [{ traits }, { context: { traits } }]) {
      expect(callsOf({ type: 'identify', userId: 'u1', ...event })).toEqual([
        { event: 'identify', properties: { distinct_id: 'u1', token: 'shop', customer: { email: 'ada@example.com' } } },
        {
          event: 'customer_patch',
          properties: { distinct_id: 'u1', token: 'shop', customer: { email: 'ada@example.com', first_name: 'Ada' } },
        },
      ]);
    }
  });

  it('links one ID, the external one before the others', () => {
    const context = {
      traits: { email: 'ada@example.com', action: 'identify', plan: 'gold' },
      externalId: [{ type: 'bluecoreExternalId', id: 'x1' }],
    };
    for (const userId of ['u1', undefined]) {
      expect(callsOf({ type: 'identify', userId, context })).toMatchObject([
        { event: 'identify', properties: { distinct_id: 'x1' } },
        { event: 'customer_patch', properties: { distinct_id: 'x1' } },
      ]);
    }
  });

  it.each([
    // An ID with an @ is none that letters reach.
    [{ userId: '123@shop', traits: { email: 'a@b.co', action: 'identify' } }, [['identify', '123@shop', 'a@b.co']]],
    [{ userId: '123@shop', traits: { firstName: 'F' } }, [['customer_patch', '123@shop', undefined]]],
    [
      { userId: 'ada@example.com', traits: { firstName: 'F' } },
      [['customer_patch', 'ada@example.com', 'ada@example.com']],
    ],
    [{ userId: 'u1', traits: { email: 'n/a', firstName: 'F' } }, [['customer_patch', 'u1', undefined]]],
  ])('makes of %j %j', (event, sent) => {
    const calls = callsOf({ type: 'identify', ...event }).slice(0, sent.length);
    expect(
      calls.map(({ event: name, properties }) => {
        const { distinct_id: id, customer } = properties as { distinct_id: string; customer?: { email?: string } };
        return [name, id, customer?.email];
      }),
    ).toEqual(sent);
  });

  it.each([
    ['Newsletter Subscribed', 'ada@example.com'],
    ['Friend Invited', 'a1'],
  ])('knows whose "%s" is, which has an address among its properties: %s', (event, id) => {
    const properties = { email: 'ada@example.com' };
    expect(callsOf({ type: 'track', event, properties })).toMatchObject([{ properties: { distinct_id: id } }]);
  });

  it('keeps a view whose address is none', () => {
    const context = { traits: { email: 'foo' } };
    expect(callsOf({ ...viewed, context })).toMatchObject([{ properties: { distinct_id: 'u1' } }]);
  });

  it.each([
    ['identify', 'identify', ['u1', 'a1', 'ada@example.com']],
    ['every', 'track', ['u1', 'a1', 'ada@example.com']],
    ['identify', 'track', ['ada@example.com']],
    ['off', 'identify', ['ada@example.com']],
    [undefined, 'identify', ['ada@example.com']],
  ])('links the IDs where the setting is %s, on an event of type %s, of %j', (linking, type, ids) => {
    const context = { traits: { email: 'ada@example.com', plan: 'gold' } };
    const calls = callsOf({ type, event: 'Quiz Done', userId: 'u1', context }, { linking });
    expect(calls.map(({ properties }) => (properties as { distinct_id: string }).distinct_id)).toEqual(ids);
  });

  it.each([
    [{ userId: 'u1' }, 'u1'],
    [{ userId: 'u1', context: { traits: { email: 'a@example.com' } } }, 'a@example.com'],
    [{ traits: { id: 't1' } }, 't1'],
    [{}, 'a1'],
    [{ ...known, context: { ...known.context, externalId: [{ type: 'bluecoreExternalId', id: 'x1' }] } }, 'x1'],
    [{ ...known, context: { ...known.context, externalId: [{ type: 'other', id: 'x1' }] } }, 'ada@example.com'],
  ])('knows the customer of %j as %s', (who, id) => {
    expect(callsOf({ type: 'track', event: 'Quiz Done', ...who })).toMatchObject([{ properties: { distinct_id: id } }]);
  });

  it.each([
    ['subscription_event', { channelConsents: { email: true } }, 'optin'],
    ['Subscription_Event', { channelConsents: { email: false } }, 'unsubscribe'],
    ['optin', {}, 'optin'],
    ['unsubscribe', {}, 'unsubscribe'],
  ])('takes the consent of "%s" with %j for %s', (event, properties, name) => {
    expect(callsOf({ ...known, type: 'track', event, properties })).toMatchObject([
      { event: name, properties: { email: 'ada@example.com' } },
    ]);
  });

  it('sends old events, as before', () => {
    const pipeline = compileConfiguration(destination, { bluecoreNamespace: 'shop' });
    expect(pipeline.settings.all.allowOldEvents).toBe(true);
  });

  it.each([
    [{ eventsMapping: 'x' }, 'eventsMapping: It must be a list'],
    [{ eventsMapping: [{ from: 'a "b"', to: 'search' }] }, 'eventsMapping[0].from: No name can hold a double quote.'],
    [{ eventsMapping: [7] }, 'eventsMapping[0]: It must be { from, to }'],
    [{ bluecoreNamespace: '' }, 'bluecoreNamespace: Namespace is missing.'],
  ])('says what is wrong with %j', (more, message) => {
    expect(() => callsOf(viewed, more)).toThrow(message);
  });
});
