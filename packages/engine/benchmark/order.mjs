/** An action as destinations have it, its default mapping, and orders that differ in what they leave out. */
const text = { type: 'string', label: 'Text', description: '' };
const whole = { type: 'object', label: 'Object', description: '' };

export const action = {
  title: 'Act',
  description: '',
  fields: {
    event: { ...text, required: true },
    userId: text,
    anonymousId: text,
    email: { ...text, format: 'email' },
    timestamp: { ...text, type: 'datetime' },
    total: { ...text, type: 'number' },
    currency: text,
    coupon: text,
    orderId: text,
    name: text,
    url: { ...text, format: 'uri' },
    page: { ...whole, properties: { path: text, title: text, referrer: text } },
    traits: whole,
    products: {
      ...whole,
      multiple: true,
      properties: {
        id: text,
        sku: text,
        name: text,
        category: text,
        brand: text,
        price: { ...text, type: 'number' },
        quantity: { ...text, type: 'integer' },
        url: text,
      },
    },
    source: text,
    enable_batching: { ...text, type: 'boolean' },
    batch_size: { ...text, type: 'integer' },
  },
};

const path = (value) => ({ '@path': value });
const firstOf = (one, other) => ({ '@if': { exists: path(one), then: path(one), else: path(other) } });

export const mapping = {
  event: path('$.event'),
  userId: path('$.userId'),
  anonymousId: path('$.anonymousId'),
  email: firstOf('$.properties.email', '$.context.traits.email'),
  timestamp: path('$.timestamp'),
  total: firstOf('$.properties.total', '$.properties.revenue'),
  currency: path('$.properties.currency'),
  coupon: firstOf('$.properties.coupon', '$.properties.voucher'),
  orderId: firstOf('$.properties.order_id', '$.messageId'),
  name: { '@template': '{{context.traits.firstName}} {{context.traits.lastName}}' },
  url: path('$.context.page.url'),
  page: {
    path: path('$.context.page.path'),
    title: path('$.context.page.title'),
    referrer: path('$.context.page.referrer'),
  },
  traits: path('$.context.traits'),
  products: {
    '@arrayPath': [
      '$.properties.products',
      {
        id: path('$.product_id'),
        sku: path('$.sku'),
        name: path('$.name'),
        category: path('$.category'),
        brand: path('$.brand'),
        price: path('$.price'),
        quantity: path('$.quantity'),
        url: path('$.url'),
      },
    ],
  },
  source: 'segment',
  enable_batching: true,
  batch_size: 1000,
};

export const trigger = 'type = "track" and (event = "Order Completed" or event = "Order Updated")';

const product = (number) => ({
  product_id: `507f1f77bcf86cd79943901${number}`,
  sku: `G-3${number}`,
  name: 'Monopoly: 3rd Edition',
  price: 19.5 + number,
  quantity: number,
  category: 'Games',
  url: 'https://www.example.com/product/path',
  image_url: 'https://www.example.com/product/path.jpg',
});

const order = {
  messageId: '022bb90c-bbac-11e4-8dfc-aa07a5b093db',
  type: 'track',
  event: 'Order Completed',
  userId: '97980cfea0067',
  anonymousId: '507f191e810c19729de860ea',
  timestamp: '2026-01-02T03:04:05.678Z',
  sentAt: '2026-01-02T03:04:06.678Z',
  context: {
    ip: '8.8.8.8',
    locale: 'en-US',
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko)',
    page: {
      url: 'https://www.example.com/checkout/thanks?order=50314b8e',
      path: '/checkout/thanks',
      title: 'Thank you',
      referrer: 'https://www.example.com/checkout',
    },
    traits: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', plan: 'premium', logins: 5 },
  },
  properties: {
    order_id: '50314b8e9bcf000000000000',
    affiliation: 'Google Store',
    total: 27.5,
    revenue: 25,
    shipping: 3,
    tax: 2,
    coupon: 'hasbros',
    currency: 'USD',
    products: [product(1), product(2), product(3)],
  },
};

/** Each leaves out other members, as events do. */
export const events = Array.from({ length: 50 }, (_, index) => {
  const { coupon, total, ...properties } = order.properties;
  const { anonymousId, ...rest } = order;
  return structuredClone({
    ...rest,
    ...(index % 2 && { anonymousId }),
    properties: { ...properties, ...(index % 3 && { coupon }), ...(index % 5 && { total }) },
  });
});
