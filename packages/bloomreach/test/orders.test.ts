import { seed, withEmail } from '@sluice/test-utils/seeds';
import { plan, preset } from './plan';

const order = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'order-ID123',
  timestamp: '2025-06-10T08:59:44.278Z',
  context: {
    ip: '203.0.113.7',
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
    page: {
      url: 'https://www.pacific.com/en/order_complete',
      referrer: 'https://www.pacific.com/en/checkout',
    },
  },
  properties: {
    order_id: 'ID123',
    email: 'jane.doe@example.com',
    total: 99.98,
    total_base: 107.72,
    currency: 'EUR',
    products: [
      {
        product_id: '119479',
        sku: 'MJ12199-0400',
        name: 'Yellow wide sweater with turtleneck',
        price: 49.99,
        price_base: 53.86,
        quantity: 2,
      },
    ],
    _br_uid_2: 'uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6',
  },
  integrations: { All: true, Bloomreach: { domain_key: 'Pacific', view_id: 'en_US' } },
};
/** A mapping of amounts in the base currency. */
const inBase = {
  total_price: { '@path': '$.properties.total_base' },
  price_local_currency: { '@path': '$.properties.total' },
  product_list: {
    '@arrayPath': [
      '$.properties.products',
      {
        title: { '@path': '$.name' },
        product_id: { '@path': '$.product_id' },
        variant_id: { '@path': '$.sku' },
        price: { '@path': '$.price_base' },
        price_local_currency: { '@path': '$.price' },
        quantity: { '@path': '$.quantity' },
      },
    ],
  },
};

describe('the purchase of Bloomreach’s overview page', () => {
  it('comes of a generic Order Completed that carries the total in both currencies', () => {
    const { requests } = plan([order], {
      settings: { eventTypeKey: 'type', setEmail: false, sendProductIds: false },
      subscriptions: [preset('purchase', { ...inBase, others: {} })],
    });
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://api.pacific.com/track/u/v1/batch?stream_id=pacific-web',
        headers: {
          'Content-Type': 'application/json',
          'X-Forwarded-For': '203.0.113.7',
          'User-Agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
        },
        json: withEmail(seed('bloomreach', 'purchase'), 'jane.doe@example.com'),
      },
    ]);
  });
});

/** The commands of an order that has these properties besides. */
function ordered(properties: object, settings = {}, event: object = {}) {
  const own = { ...order, ...event, properties: { ...order.properties, ...properties } };
  const { commands, ...more } = plan([own], { settings: { setEmail: false, ...settings } });
  return {
    ...more,
    sent: commands.map(({ data }) => data.properties),
    types: commands.map(({ data }) => data.event_type),
  };
}

describe('an order', () => {
  it('is one purchase with what its lines add up to', () => {
    const { sent, notes } = ordered({
      coupon: 'SPRING',
      discount: 5,
      products: [{ product_id: 'a', sku: 'a-1', quantity: 2 }, { product_id: 'b' }],
    });
    expect(sent).toEqual([
      {
        purchase_id: 'ID123',
        purchase_status: 'created',
        total_price: 99.98,
        price_local_currency: 99.98,
        total_price_local_currency: 99.98,
        local_currency: 'EUR',
        product_list: [{ product_id: 'a', variant_id: 'a-1', quantity: 2 }, { product_id: 'b' }],
        product_ids: ['a', 'b'],
        variant_ids: ['a-1'],
        total_quantity: 3,
        voucher_code: 'SPRING',
        voucher_value: 5,
        voucher_value_local_currency: 5,
        location: 'https://www.pacific.com/en/order_complete',
        referrer: 'https://www.pacific.com/en/checkout',
        total_base: 107.72,
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('keeps what else its lines hold: costs and margins are why it is sent from a server', () => {
    const line = {
      product_id: 'p1',
      sku: 's1',
      name: 'Monopoly',
      price: 19,
      quantity: 1,
      size: 'XL',
      position: 3,
      discount: 2,
      cost: 7.5,
      image_url: 'https://pacific.com/1.jpg',
    };
    expect(ordered({ products: [line] }).sent[0]?.product_list).toEqual([
      {
        product_id: 'p1',
        variant_id: 's1',
        title: 'Monopoly',
        price: 19,
        price_local_currency: 19,
        quantity: 1,
        size: 'XL',
        position: 3,
        discount: 2,
        cost: 7.5,
        image_url: 'https://pacific.com/1.jpg',
      },
    ]);
  });

  it('has lines with members that a mapping adds', () => {
    const { commands } = plan(
      [{ ...order, properties: { ...order.properties, products: [{ product_id: '1', gain: 3 }] } }],
      {
        settings: { setEmail: false },
        subscriptions: [
          preset('purchase', {
            product_list: {
              '@arrayPath': [
                '$.properties.products',
                { product_id: { '@path': '$.product_id' }, margin: { '@path': '$.gain' } },
              ],
            },
          }),
        ],
      },
    );
    expect(commands[0]?.data.properties.product_list).toEqual([{ product_id: '1', margin: 3 }]);
  });

  it('keeps the whole category and its first three levels', () => {
    const { sent } = ordered({ products: [{ product_id: '1', category: 'A > B > C > D' }] });
    expect(sent[0]?.product_list).toEqual([
      {
        product_id: '1',
        categories_path: 'A > B > C > D',
        category_level_1: 'A',
        category_level_2: 'B',
        category_level_3: 'C',
      },
    ]);
  });

  it('and one purchase_item for each line where the settings ask for it, each with its total and told apart by its number', () => {
    const { sent, types } = ordered(
      {
        products: [
          { product_id: 'a', price: 0.1, quantity: 3 },
          { product_id: 'a', price: 0.1, quantity: 3 },
          { product_id: 'b', price: 2 },
          { product_id: 'c', total_price: 7, quantity: 2 },
        ],
      },
      { purchaseItems: true },
    );
    expect(types).toEqual(['purchase', ...Array.from({ length: 4 }, () => 'purchase_item')]);
    const own = { purchase_id: 'ID123', purchase_status: 'created', local_currency: 'EUR' };
    const amounts = { price: 0.1, price_local_currency: 0.1, total_price: 0.3, total_price_local_currency: 0.3 };
    const item = { ...own, product_id: 'a', quantity: 3, ...amounts };
    expect(sent.slice(1)).toEqual([
      { ...item, line_number: 1 },
      { ...item, line_number: 2 },
      {
        ...own,
        product_id: 'b',
        price: 2,
        price_local_currency: 2,
        total_price: 2,
        total_price_local_currency: 2,
        line_number: 3,
      },
      { ...own, product_id: 'c', quantity: 2, total_price: 7, line_number: 4 },
    ]);
  });

  it.each([
    ['status', 'paid'],
    ['order_status', 'processing'],
  ])('has the status that its property %s says', (name, status) => {
    expect(ordered({ [name]: status }).sent).toMatchObject([{ purchase_status: status }]);
  });

  it('sets the address of its buyer, who could not be written to by an ID alone', () => {
    const { commands } = plan([order]);
    expect(commands.map(({ name, data }) => [name, data.customer_ids, data.properties.email])).toEqual([
      ['customers', { email_id: 'jane.doe@example.com' }, 'jane.doe@example.com'],
      ['customers/events', { email_id: 'jane.doe@example.com' }, undefined],
    ]);
    expect(commands[0]?.data.update_timestamp).toBe(1749545984.278);
  });

  it.each([
    ['without an order ID', { order_id: undefined }, {}, 'Order ID: the event has none.'],
    ['without a total', { total: undefined }, {}, 'Total: the event has none.'],
    ['with a total that was infinite', { total: 'Infinity' }, {}, 'Total: it must be an amount such as 12.50'],
    ['with a total in hexadecimal', { total: '0x10' }, {}, 'Total: it must be an amount such as 12.50'],
    [
      'with a total of two thousands separators',
      { total: '1,299.00' },
      {},
      'Total: it must be an amount such as 12.50',
    ],
    ['whose time cannot be read', {}, { timestamp: '0001-01-01T00:00:00Z' }, 'Time: it must be a time such as'],
    ['of the 30th of February', {}, { timestamp: '2026-02-30T10:00:00Z' }, 'Time: it must be a time such as'],
  ])('%s is refused by name', (_, properties, event, message) => {
    const { outcomes } = ordered(properties, {}, event);
    expect(outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
    ]);
  });

  it('of several sums an order may carry, the first that can be read is its total and the others arrive as they are', () => {
    expect(ordered({ total: '', revenue: 10, value: 9 }).sent).toMatchObject([{ total_price: 10, value: 9 }]);
    expect(ordered({ total: 3, revenue: 2 }).sent).toMatchObject([{ total_price: 3, revenue: 2 }]);
    expect(ordered({ total: 0.1 + 0.2 }).sent).toMatchObject([{ total_price: 0.3 }]);
  });
});

describe('the lines of an order', () => {
  const listOf = (products: unknown) => {
    const { sent, notes } = ordered({ products });
    return { ids: sent[0]?.product_ids, notes };
  };

  it.each([
    ['an object with keys from 0, as PHP writes it', { 0: { product_id: 'a' }, 1: { product_id: 'b' } }, ['a', 'b']],
    ['a single product', { product_id: 'a' }, ['a']],
    ['named by id, as in the first version of the spec', [{ id: 'a' }], ['a']],
    ['named by sku alone', [{ sku: 'a' }], ['a']],
  ])('can be %s', (_, products, ids) => {
    expect(listOf(products)).toEqual({ ids, notes: [] });
  });

  it('without an ID are left out with a note, and so is what is not an object, uncounted', () => {
    expect(listOf([null, { product_id: 'a' }, { price: 3 }])).toEqual({
      ids: ['a'],
      notes: [
        expect.stringMatching(/^Left out of products what is not an object/),
        'Left out 1 of 2 products, without: Product ID.',
      ],
    });
  });

  it('lose a price that cannot be read, and the order goes on', () => {
    const { sent, notes } = ordered({ products: [{ product_id: 'a', price: 'gratis' }] });
    expect(sent).toMatchObject([{ total_price: 99.98, product_list: [{ product_id: 'a' }] }]);
    expect(notes).toEqual([
      expect.stringMatching(/^Price left out: it must be an amount/),
      expect.stringMatching(/^Price in the local currency left out/),
    ]);
  });
});

describe('two currencies', () => {
  const euros = { baseCurrency: 'EUR' };
  const crowns = { currency: 'czk', total: 2999, discount: 100, products: [{ product_id: '1', price: 2999 }] };

  it('are never added up: what is in another one than the base currency is sent as local amounts, with a note', () => {
    const { sent, notes } = ordered(crowns, euros);
    expect(sent).toMatchObject([
      {
        local_currency: 'CZK',
        price_local_currency: 2999,
        voucher_value_local_currency: 100,
        product_list: [{ product_id: '1', price_local_currency: 2999 }],
      },
    ]);
    for (const name of ['total_price', 'voucher_value']) expect(sent[0]).not.toHaveProperty(name);
    expect(sent[0]?.product_list).not.toMatchObject([{ price: expect.anything() as number }]);
    expect(notes).toEqual([expect.stringMatching(/^Only local amounts are sent/)]);
  });

  it.each(['US Dollar', '$', { code: 'USD' }, 978])('is not taken for the base currency if it is %j', (currency) => {
    const { sent, notes } = ordered({ ...crowns, currency }, euros);
    expect(sent).toMatchObject([{ price_local_currency: 2999, product_list: [{ price_local_currency: 2999 }] }]);
    for (const name of ['total_price', 'local_currency']) expect(sent[0]).not.toHaveProperty(name);
    expect(notes).toEqual([
      expect.stringMatching(/^Currency left out/),
      expect.stringMatching(/^Only local amounts are sent/),
    ]);
  });

  it('are both sent where an event carries both', () => {
    const { commands, notes } = plan([order], {
      settings: { baseCurrency: 'USD', setEmail: false },
      subscriptions: [preset('purchase', inBase)],
    });
    expect(commands).toMatchObject([
      { data: { properties: { total_price: 107.72, price_local_currency: 99.98, product_list: [{ price: 53.86 }] } } },
    ]);
    expect(notes).toEqual([]);
  });

  it('are both sent where an event has both under Bloomreach’s own names', () => {
    const own = { total_price: 107.72, price_local_currency: 99.98, local_currency: 'EUR' };
    const { sent, notes } = ordered(
      { total: undefined, currency: undefined, products: [], ...own },
      { baseCurrency: 'USD' },
    );
    expect(sent).toMatchObject([own]);
    expect(notes).toEqual([]);
    const cart = { total_price: 107.72, total_price_local_currency: 99.98 };
    for (const event of ['Cart Viewed', 'Checkout Started'])
      expect(plan([{ ...order, event, userId: 'u1', properties: { total: cart.total_price, ...cart } }])).toMatchObject(
        {
          commands: [{ data: { properties: cart } }],
          notes: [],
        },
      );
  });

  it.each([
    ['usd', 'USD'],
    ['€', 'EUR'],
  ])('%s is %s', (currency, code) => {
    expect(ordered({ currency }).sent).toMatchObject([{ local_currency: code, total_price: 99.98 }]);
  });

  it('are one where the order is in the base currency, or says none', () => {
    expect(ordered({ currency: undefined }, euros)).toMatchObject({
      sent: [{ local_currency: 'EUR', total_price: 99.98 }],
      notes: [],
    });
  });
});

describe('what Discovery needs of an order', () => {
  const cookie = 'uid=7797686432023:v=11.5:ts=1428617911187:hc=55';

  it.each([
    ['as a server reads it from the request', encodeURIComponent(cookie)],
    ['decoded', cookie],
  ])('is its cookie, %s', (_, _br_uid_2) => {
    const { commands, notes } = plan([{ ...order, properties: { ...order.properties, _br_uid_2 } }]);
    expect(commands[1]?.data.metadata).toEqual({ _br_uid_2: cookie, domain_key: 'Pacific', view_id: 'en_US' });
    expect(notes).toEqual([]);
  });

  it.each(['garbage', 'uid=1', '%', 'uid%3D%E0%A4%A', '123'])(
    'is not %j, which Discovery takes for an error',
    (_br_uid_2) => {
      const { commands, notes } = plan([{ ...order, properties: { ...order.properties, _br_uid_2 } }]);
      expect(commands[1]?.data.metadata).toEqual({ domain_key: 'Pacific', view_id: 'en_US' });
      expect(commands[1]?.data.properties).not.toHaveProperty('_br_uid_2');
      expect(notes).toEqual([
        expect.stringMatching(/^Discovery cookie left out: it must be the cookie’s value/),
        'Discovery cannot attribute or locate this order without: _br_uid_2.',
      ]);
    },
  );

  it('is told in one note where it is missing, unless the settings say that there is no Discovery', () => {
    const bare = { context: {}, integrations: {} };
    const { notes } = ordered({ _br_uid_2: undefined }, {}, bare);
    expect(notes).toEqual([
      'Discovery cannot attribute or locate this order without: _br_uid_2, the visitor’s IP address, the visitor’s user agent.',
    ]);
    expect(ordered({ _br_uid_2: undefined }, { discovery: false }, bare).notes).toEqual([]);
  });

  it('is the site and the view of the settings where the event names none', () => {
    const { commands } = plan([{ ...order, integrations: { Bloomreach: { view_id: 'de' } } }], {
      settings: { domainKey: 'Atlantic', viewId: 'en' },
    });
    expect(commands[1]?.data.metadata).toMatchObject({ domain_key: 'Atlantic', view_id: 'de' });
  });
});

describe('a later state of an order', () => {
  const state = (event: string, properties = {}, settings = {}) => {
    const { commands, notes } = plan(
      [{ type: 'track', event, userId: 'u', timestamp: 1767323045, properties: { order_id: 'O1', ...properties } }],
      { settings },
    );
    return { notes, data: commands[0]?.data };
  };

  it.each([
    ['Order Updated', {}, 'updated'],
    ['Order Updated', { status: 'packed' }, 'packed'],
    ['Order Cancelled', {}, 'cancelled'],
    ['Order Canceled', {}, 'cancelled'],
    ['Order Refunded', {}, 'refunded'],
    ['Order Returned', {}, 'returned'],
    ['Order Shipped', {}, 'shipped'],
    ['Order Delivered', {}, 'delivered'],
  ])('%s %j is a purchase of the same ID with the status %s', (event, properties, status) => {
    expect(state(event, properties)).toEqual({
      data: {
        customer_ids: { customer_id: 'u' },
        event_type: 'purchase',
        properties: { purchase_id: 'O1', purchase_status: status },
        timestamp: 1767323045,
      },
      notes: [],
    });
  });

  it('is no further conversion for Discovery', () => {
    expect(state('Order Refunded', { _br_uid_2: 'uid=1:v=2:ts=3:hc=4' }).data).not.toHaveProperty('metadata');
  });

  it('is an event of its own where the settings name one', () => {
    expect(state('Order Refunded', { total: 3 }, { orderStatusEvent: 'order_status' }).data).toMatchObject({
      event_type: 'order_status',
      properties: { purchase_id: 'O1', purchase_status: 'refunded', total_price: 3 },
    });
  });
});
