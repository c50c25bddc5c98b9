import type { SpecEvent } from '../spec-event';

type Said = Pick<SpecEvent, 'type'> & Partial<SpecEvent>;

const timestamp = '2025-03-20T07:00:00.000Z';

function from(number: number, said: Said): SpecEvent {
  return {
    messageId: `spelling-${number}`,
    timestamp,
    userId: `C-1040${number}`,
    context: {},
    integrations: {},
    ...said,
  };
}

const snake = {
  email: 'Piet.Smit@Example.com',
  first_name: 'Piet',
  last_name: 'Smit',
  phone_number: '+31 20 765 4321',
  birth_date: '1979-03-02',
  date_of_birth: '1979-03-02',
  created_at: '2023-05-01T10:00:00Z',
  postal_code: '1011 AB',
  zip_code: '1011 AB',
  gender: 'M',
};
const camel = {
  email: 'siri.dahl@example.no',
  firstname: 'Siri',
  lastname: 'Dahl',
  phoneNumber: '+47 22 12 34 56',
  mobile: '+47 22 12 34 56',
  birthDate: '1980-10-10',
  dateOfBirth: '1980-10-10',
  dob: '1980-10-10',
  birthday_day: '10',
  zip: '0150',
  postalCode: '0150',
  zipCode: '0150',
  address: { zip: '0150' },
  city: 'Oslo',
  country: 'Norway',
};

/** A product in Google's terms, in camel case, and as reports spell it. */
const products = [
  { item_id: 'P-700', item_name: 'Bowl', price: 12, quantity: 1 },
  { productId: 'P-701', variantId: 'P-701-1', productName: 'Jug', price: 14, quantity: 1 },
  { product_id: 'P-702', product_name: 'Lid', price: 2, quantity: 1 },
];
const order = { category: 'Kitchen', order_id: 'L-2', total: 28, revenue: 28, currency: 'EUR', products };

/** The device as older SDKs for iOS describe it. */
const olderDevice = {
  idfa: '7C0A4C1E-6E3C-4B62-8F59-0D6C3E2B9A10',
  idfv: '1B7E2A54-93D0-4F0C-A7E1-5D2C8B60F4E3',
  device: { type: 'ios', idfv: '1B7E2A54-93D0-4F0C-A7E1-5D2C8B60F4E3' },
};

/** Names of traits and products that senders use although the spec has others; an email address in a page's URL; a long order. */
export const spellings: readonly SpecEvent[] = [
  from(1, { type: 'identify', traits: snake }),
  from(2, { type: 'identify', traits: camel }),
  from(1, {
    type: 'track',
    event: 'Signed In',
    properties: { method: 'password' },
    context: {
      traits: snake,
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
      ip: '203.0.113.150',
      page: { url: 'https://www.harbour.example/in?email=piet.smit%40example.com', referrer: '', title: 'In' },
    },
  }),
  from(2, { type: 'track', event: 'Signed In', properties: { method: 'password' }, context: { traits: camel } }),
  from(3, {
    type: 'track',
    event: 'Order Completed',
    properties: {
      order_id: 'L-1',
      total: 240,
      revenue: 240,
      currency: 'EUR',
      products: Array.from({ length: 60 }, (_, index) => ({
        product_id: `P-${600 + index}`,
        sku: `P-${600 + index}-1`,
        name: `Bead ${index + 1}, ${'made by hand of glass, '.repeat(20)}`,
        price: 4,
        quantity: 1,
      })),
    },
    context: {
      traits: { email: 'Lotte.Long@example.com' },
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
      ip: '203.0.113.151',
      page: { url: 'https://www.harbour.example/order?email=lotte.long%40example.com', referrer: '', title: 'Order' },
    },
  }),
  ...['Order Completed', 'Order Updated', 'Product List Viewed', 'Product Shared', 'Cart Shared'].map((event) =>
    from(2, { type: 'track', event, properties: { ...order, list_id: 'kitchen' }, context: { traits: camel } }),
  ),
  from(4, {
    type: 'track',
    event: 'Product Viewed',
    properties: {
      product_id: 'P-703',
      name: 'Mug',
      price: 12.9,
      currency: 'EUR',
      value: 12.9,
      categories_path: ['Kitchen', 'Mugs'],
    },
    context: olderDevice,
  }),
  ...['Product Viewed', 'Product Added', 'Product Shared'].flatMap((event) =>
    products.map((product) =>
      from(2, { type: 'track', event, properties: { ...product, currency: 'EUR' }, context: { traits: camel } }),
    ),
  ),
];
