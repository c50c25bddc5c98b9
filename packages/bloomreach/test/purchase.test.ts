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

describe('the purchase of Bloomreach’s overview page', () => {
  it('comes of a generic Order Completed that carries the total in both currencies', () => {
    const { requests } = plan([order], {
      settings: { eventTypeKey: 'type' },
      subscriptions: [
        preset('purchase', {
          furtherProperties: {},
          total: { '@path': '$.properties.total_base' },
          totalLocalCurrency: { '@path': '$.properties.total' },
          products: {
            '@arrayPath': [
              '$.properties.products',
              {
                title: { '@path': '$.name' },
                productId: { '@path': '$.product_id' },
                variantId: { '@path': '$.sku' },
                price: { '@path': '$.price_base' },
                priceLocalCurrency: { '@path': '$.price' },
                quantity: { '@path': '$.quantity' },
              },
            ],
          },
        }),
      ],
    });
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://api.pacific.example/track/u/v1/batch?stream_id=pacific-web',
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

describe('an order', () => {
  const purchases = (event: unknown, settings = {}) =>
    plan([event], { settings }).commands as { data: Record<string, unknown> }[];

  it('has one total where it was paid in one currency', () => {
    expect(purchases(order)).toMatchObject([
      { data: { event_type: 'purchase', properties: { total_price: 99.98, price_local_currency: 99.98 } } },
    ]);
  });

  it('is one purchase and a purchase_item for each line where the settings ask for it', () => {
    const twoLines = {
      ...order,
      properties: {
        ...order.properties,
        products: [
          { product_id: 'a', price: 1 },
          { product_id: 'b', quantity: null },
        ],
      },
    };
    expect(purchases(twoLines, { purchaseItems: true }).map(({ data }) => [data.event_type, data.properties])).toEqual([
      [
        'purchase',
        expect.objectContaining({
          product_list: [{ product_id: 'a', price: 1, price_local_currency: 1 }, { product_id: 'b' }],
        }),
      ],
      [
        'purchase_item',
        {
          purchase_id: 'ID123',
          purchase_status: 'created',
          local_currency: 'EUR',
          product_id: 'a',
          price: 1,
          price_local_currency: 1,
        },
      ],
      ['purchase_item', { purchase_id: 'ID123', purchase_status: 'created', local_currency: 'EUR', product_id: 'b' }],
    ]);
  });

  it('without an order ID is refused by name', () => {
    const { outcomes } = plan([{ ...order, properties: { total: 5 } }]);
    expect(outcomes).toEqual([
      { status: 'rejected', fix: 'event', message: 'Order ID is missing: map it from where your events carry it.' },
    ]);
  });
});
