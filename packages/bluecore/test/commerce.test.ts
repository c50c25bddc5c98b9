import { plan, preset } from './plan';

const base = { type: 'track', anonymousId: 'a-1', context: { traits: { email: 'jane@example.com' } } };
const mug = { product_id: 'P1', sku: 'P1-red', name: 'Mug', price: 7, quantity: 2 };
const lamp = { product_id: 'P2', quantity: 1 };

/** The name and own properties of each call that an event becomes. */
function recorded(event: string, properties: object, settings = {}): unknown {
  const { calls, outcomes } = plan([{ ...base, event, properties }], { settings: { linking: 'off', ...settings } });
  if (calls.length === 0) return outcomes[0];
  return calls.map(({ event: name, properties: { token: _token, distinct_id: _id, ...own } }) => [name, own]);
}

const rejected = (message: string) => ({ status: 'rejected', fix: 'event', message });

it.each([
  ['Product Viewed', mug, [['viewed_product', { products: [{ id: 'P1' }] }]]],
  ['Products Searched', { query: ' mugs ' }, [['search', { search_term: 'mugs' }]]],
  ['Product List Viewed', { category: 'Home/Kitchen', list_id: 'c7' }, [['search', { search_term: 'Home/Kitchen' }]]],
  ['Product List Viewed', { list_id: 'c7', products: [mug] }, [['search', { search_term: 'c7' }]]],
  ['Product Added', mug, [['add_to_cart', { products: [{ id: 'P1' }] }]]],
  ['Wishlist Product Added to Cart', mug, [['add_to_cart', { products: [{ id: 'P1' }] }]]],
  ['Product Removed', lamp, [['remove_from_cart', { products: [{ id: 'P2' }] }]]],
  ['Product Added to Wishlist', lamp, [['wishlist', { products: [{ id: 'P2' }] }]]],
])('%s with %j becomes %j', (event, properties, expected) => {
  expect(recorded(event, properties)).toEqual(expected);
});

it('a product’s ID that is a number becomes text', () => {
  expect(recorded('Product Viewed', { product_id: 7 })).toEqual([['viewed_product', { products: [{ id: '7' }] }]]);
});

it('several products put into the cart at once become several calls, in their order', () => {
  expect(recorded('Product Added', { products: [mug, lamp] })).toEqual([
    ['add_to_cart', { products: [{ id: 'P1' }] }],
    ['add_to_cart', { products: [{ id: 'P2' }] }],
  ]);
});

it('an event’s own product wins over the cart that it carries', () => {
  expect(recorded('Product Removed', { product_id: 'P9', products: [mug, lamp] })).toEqual([
    ['remove_from_cart', { products: [{ id: 'P9' }] }],
  ]);
});

it('a product’s ID that is blank does not hide the list of products', () => {
  expect(recorded('Product Viewed', { product_id: ' ', products: [lamp] })).toEqual([
    ['viewed_product', { products: [{ id: 'P2' }] }],
  ]);
});

it.each(['Product Viewed', 'Product Added', 'Product Removed', 'Product Added to Wishlist'])(
  '%s without a product is refused by name',
  (event) => {
    const message = 'Product ID: the event has no product with an ID.';
    expect(recorded(event, {})).toEqual(rejected(message));
    expect(recorded(event, { product_id: ' ', products: [] })).toEqual(rejected(message));
    expect(recorded(event, { products: [{ name: 'Mug' }, { product_id: null }] })).toEqual(rejected(message));
  },
);

it.each([[['P1', 'P2']], ['[{"product_id":"P1"}]']])(
  'a product among %j is refused, and the reason is told',
  (products) => {
    expect(recorded('Product Added', { products })).toEqual(
      rejected(
        'Product ID: the event has no product with an ID. Left out of products what is not an object. Each must be one, as in ' +
          '{"product_id":"1","price":12.5}.',
      ),
    );
  },
);

it.each([
  [{}, 'Search term: the event has none. Map it from the property your events have it in.'],
  [{ query: ' ' }, 'Search term: the event has none. Map it from the property your events have it in.'],
])('a search for %j is refused by name', (properties, message) => {
  expect(recorded('Products Searched', properties)).toEqual(rejected(message));
});

describe('an order', () => {
  const order = { order_id: 'O-1', total: 21, products: [mug, lamp] };

  it('has its number, its sum, the IDs of its products and the customer’s address', () => {
    expect(recorded('Order Completed', { ...order, currency: 'EUR', coupon: 'X' })).toEqual([
      [
        'purchase',
        {
          products: [{ id: 'P1' }, { id: 'P2' }],
          total: 21,
          order_id: 'O-1',
          customer: { email: 'jane@example.com' },
        },
      ],
    ]);
  });

  it.each([
    ['its total', { total: 0, revenue: 9 }, 0],
    ['else its revenue', { total: null, revenue: 9 }, 9],
    ['else its value, as a number', { total: undefined, value: '12.50' }, 12.5],
  ])('costs %s', (_, sums, total) => {
    expect(recorded('Order Completed', { ...order, ...sums })).toEqual([
      ['purchase', expect.objectContaining({ total })],
    ]);
  });

  it.each([
    [
      'a number',
      { order_id: undefined },
      'Order ID: the event has none. Map it from the property your events have it in.',
    ],
    [
      'a number that can be read',
      { order_id: '  ' },
      'Order ID: the event has none. Map it from the property your events have it in.',
    ],
    ['a sum', { total: undefined }, 'Total: the event has none. Map it from the property your events have it in.'],
    ['products', { products: undefined }, 'Products is missing: map it from the property your events have it in.'],
    ['a product with an ID', { products: [{ name: 'x' }] }, 'Products: there is none with: Product ID.'],
  ])('without %s is refused by name', (_, own, message) => {
    expect(recorded('Order Completed', { ...order, ...own })).toEqual(rejected(message));
  });

  it('without an address is refused by name', () => {
    const { outcomes } = plan([{ ...base, event: 'Order Completed', properties: order, context: {} }]);
    expect(outcomes).toEqual([rejected('Email: the event has none. Map it from the property your events have it in.')]);
  });

  it('names each product once', () => {
    const products = [mug, { ...mug, sku: 'P1-blue' }];
    expect(recorded('Order Completed', { ...order, products })).toEqual([
      ['purchase', expect.objectContaining({ products: [{ id: 'P1' }] })],
    ]);
  });

  it('is delivered without a product that has no ID, and with a note', () => {
    const { calls, notes } = plan([
      { ...base, event: 'Order Completed', properties: { ...order, products: [mug, { name: 'Gift' }] } },
    ]);
    expect(calls.at(-1)).toMatchObject({ properties: { products: [{ id: 'P1' }] } });
    expect(notes).toEqual(['Left out 1 of 2 products, without: Product ID.']);
  });

  it.each([
    ['cut', 30, /the first 30 were sent/],
    ['whole', 31, /it may not keep them all/],
  ])('with more products than Bluecore documents is sent %s, each once, with a note', (largeOrders, count, note) => {
    const products = Array.from({ length: 62 }, (_, index) => ({ product_id: `P${index % 31}` }));
    const event = { ...base, event: 'Order Completed', properties: { ...order, products } };
    const { calls, notes } = plan([event], { settings: { largeOrders } });
    expect(calls.at(-1)?.properties.products).toHaveLength(count);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });
});

describe('a custom event', () => {
  const shared = { ...base, event: 'Product Shared', properties: { ...mug, share_via: 'email', friends: [{ n: 1 }] } };

  it('is sent under the name that was agreed, with its products and all its properties', () => {
    expect(plan([shared], { settings: { customEvents: 'viewed_cart, Product_shared' } }).calls).toEqual([
      {
        event: 'Product_shared',
        properties: {
          sku: 'P1-red',
          name: 'Mug',
          price: 7,
          quantity: 2,
          share_via: 'email',
          friends: [{ n: 1 }],
          products: [{ id: 'P1' }],
          distinct_id: 'jane@example.com',
          token: 'bluestore',
        },
      },
    ]);
  });

  it.each([
    ['Product Shared', 'product__shared'],
    ['Quiz Done', 'Quiz Done'],
  ])('%s is sent, with all others, as %s', (event, name) => {
    const { calls } = plan([{ ...shared, event }], { settings: { customEvents: '*, product__shared' } });
    expect(calls).toMatchObject([{ event: name }]);
  });

  it('that was not agreed is skipped, and the setting is named', () => {
    for (const customEvents of ['', 'viewed_cart']) {
      expect(plan([shared], { settings: { customEvents } }).outcomes).toEqual([
        {
          status: 'skipped',
          message: 'It is not in the setting "Custom events". Bluecore keeps only events that it has set up.',
        },
      ]);
    }
  });

  it.each([
    ['Cart Viewed', 'viewed_cart', 'viewed_cart'],
    ['Viewed Cart', 'viewed_cart', 'viewed_cart'],
    ['Cart Viewed', 'viewed_cart, cart_viewed', 'cart_viewed'],
    ['Cart Viewed', '*, viewed_cart', 'viewed_cart'],
    ['Cart Viewed', '*', 'Cart Viewed'],
    ['Product Removed from Wishlist', 'remove_from_wishlist', 'remove_from_wishlist'],
    ['Removed Product from Wishlist', 'remove_from_wishlist', 'remove_from_wishlist'],
  ])('%s, of the settings "%s", is %s', (event, customEvents, name) => {
    const { calls } = plan([{ ...base, event, properties: { products: [mug] } }], { settings: { customEvents } });
    expect(calls).toMatchObject([{ event: name, properties: { products: [{ id: 'P1' }] } }]);
  });

  it('may be a spec event under another name', () => {
    const subscriptions = [preset('trackCustomEvent', { event: 'quickviewed_product' })];
    const event = { ...base, event: 'Product Clicked', properties: { products: [mug, lamp] } };
    const { calls } = plan([event], { subscriptions, settings: { customEvents: 'quickviewed_product' } });
    expect(calls).toMatchObject([
      {
        event: 'quickviewed_product',
        properties: {
          products: [
            { id: 'P1', sku: 'P1-red', price: 7 },
            { id: 'P2', quantity: 1 },
          ],
        },
      },
    ]);
  });

  it('cannot pretend to be another customer or another account', () => {
    const properties = { token: 'other', distinct_id: 'other', customer: { email: 'other@example.com' }, prize: 'car' };
    const event = { ...base, event: 'sweepstakes_signup', properties };
    const { calls, notes } = plan([event], { settings: { customEvents: 'sweepstakes_signup' } });
    expect(calls).toEqual([
      {
        event: 'sweepstakes_signup',
        properties: { prize: 'car', distinct_id: 'jane@example.com', token: 'bluestore' },
      },
    ]);
    expect(notes).toEqual(['Left out, because the vendor reserves these names: token, distinct_id, customer.']);
  });
});

it.each([
  { type: 'page', name: 'Home' },
  { type: 'screen', name: 'Home' },
  { type: 'group', groupId: 'g', traits: {} },
  { type: 'alias', previousId: 'a' },
])('Bluecore has no use for $type', (event) => {
  expect(plan([{ ...event, userId: 'u' }])).toMatchObject({ requests: [], outcomes: [{ status: 'skipped' }] });
});
