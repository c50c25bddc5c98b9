/** A typical action, its mapping and its trigger. */
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
