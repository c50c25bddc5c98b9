import { transform } from '@segment/actions-core/mapping-kit';
import {
  anonymousId,
  currency,
  defaultMapping,
  email,
  ip,
  orderId,
  orderTotal,
  pageReferrer,
  pageUrl,
  products,
  timestamp,
  traits,
  userAgent,
  userId,
} from '../src';

const fields = {
  anonymousId,
  currency,
  email,
  ip,
  orderId,
  orderTotal,
  pageReferrer,
  pageUrl,
  products,
  timestamp,
  traits,
  userAgent,
  userId,
};

/** What the default mappings make of an event, in Segment's own words. */
function mapped(event: object): Record<string, unknown> {
  return transform(defaultMapping(fields), event as Parameters<typeof transform>[1]);
}

const shared = {
  userId: 'u1',
  anonymousId: 'a1',
  timestamp: '2024-01-31T12:00:00Z',
  context: {
    ip: '203.0.113.7',
    userAgent: 'Mozilla/5.0',
    page: { url: 'https://shop.example/hat', referrer: 'https://search.example' },
  },
};

test("finds a known customer's traits where Segment keeps them", () => {
  const event = { ...shared, type: 'identify', traits: { email: 'jane@example.com', plan: 'free' } };
  expect(mapped(event)).toMatchObject({
    userId: 'u1',
    anonymousId: 'a1',
    email: 'jane@example.com',
    traits: { email: 'jane@example.com', plan: 'free' },
    timestamp: '2024-01-31T12:00:00Z',
  });
});

test("finds a known customer's traits where RudderStack keeps them", () => {
  const { timestamp: originalTimestamp, context, ...rest } = shared;
  const rudder = { ...context, traits: { email: 'jane@example.com', plan: 'free' } };
  const event = { ...rest, type: 'identify', originalTimestamp, request_ip: '198.51.100.1', context: rudder };
  expect(mapped(event)).toMatchObject({
    email: 'jane@example.com',
    traits: { email: 'jane@example.com', plan: 'free' },
    timestamp: '2024-01-31T12:00:00Z',
    ip: '203.0.113.7',
  });
  expect(mapped({ type: 'track', request_ip: '198.51.100.1' })).toEqual({ ip: '198.51.100.1' });
});

test('finds an e-mail address that only the event itself carries', () => {
  expect(mapped({ ...shared, type: 'track', properties: { email: 'jane@example.com' } }).email).toBe(
    'jane@example.com',
  );
});

test('finds the page of an event in its context, else in its properties', () => {
  expect(mapped(shared)).toMatchObject({ pageUrl: 'https://shop.example/hat', pageReferrer: 'https://search.example' });
  const properties = { url: 'https://shop.example/cap', referrer: 'https://ads.example' };
  expect(mapped({ properties })).toEqual({ pageUrl: properties.url, pageReferrer: properties.referrer });
});

test.each([
  [{ total: 0, revenue: 5, value: 6 }, 0],
  [{ revenue: 5, value: 6 }, 5],
  [{ total: null, value: 6 }, 6],
])('takes the total of the order %j for %i', (properties, total) => {
  expect(mapped({ properties }).orderTotal).toBe(total);
});

test('finds the order, its currency and its lines', () => {
  const line = {
    product_id: 'p1',
    sku: 's1',
    name: 'Hat',
    price: 19.9,
    quantity: 2,
    image_url: 'https://x.example/1.png',
  };
  const properties = { order_id: 'o1', currency: 'EUR', products: [line, { product_id: 'p2', position: 3 }] };
  expect(mapped({ properties })).toMatchObject({
    orderId: 'o1',
    currency: 'EUR',
    products: [
      { productId: 'p1', sku: 's1', name: 'Hat', price: 19.9, quantity: 2, imageUrl: 'https://x.example/1.png' },
      { productId: 'p2' },
    ],
  });
});

test('finds nothing in an event without anything', () => {
  expect(mapped({ type: 'track' })).toEqual({});
  const nulls = mapped({ type: 'track', context: null, properties: null, traits: null });
  expect(new Set(Object.values(nulls))).toEqual(new Set([null]));
});
