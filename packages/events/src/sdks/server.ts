import type { SpecEvent } from '../spec-event';

type Said = Pick<SpecEvent, 'type'> & Partial<SpecEvent>;

/** What server-side SDKs have in common: they know no browser. Their libraries and times differ. */
function fromServer(library: object, timestamp: string, said: Said): SpecEvent {
  return { messageId: `server-${timestamp}`, timestamp, context: { library }, integrations: {}, ...said };
}

const net = { name: 'Analytics.NET', version: '3.8.1' };
const python = { name: 'analytics-python', version: '2.3.2' };

/** Events of SDKs for servers. */
export const serverEvents: readonly SpecEvent[] = [
  // https://github.com/segmentio/analytics-php
  fromServer({ name: 'analytics-php', version: '3.8.1', consumer: 'LibCurl' }, '2025-03-18T06:00:01+00:00', {
    type: 'track',
    userId: 'C-10201',
    event: 'Order Completed',
    properties: {
      order_id: 'S-7001',
      total: '119.00',
      revenue: '100.00',
      tax: '19.00',
      shipping: '0',
      currency: 'EUR',
      email: 'kasse@example.com',
      products: [{ product_id: 'P-77', sku: 'P-77-1', name: 'Decke', price: '59.50', quantity: '2' }],
    },
  }),
  // https://github.com/segmentio/analytics-go: SetOrderId and Product write `orderId` and `id`, and times have nanoseconds.
  fromServer({ name: 'analytics-go', version: '3.3.0' }, '2025-03-18T06:00:02.123456789Z', {
    type: 'track',
    userId: 'C-10202',
    event: 'Order Completed',
    properties: {
      orderId: 'S-7002',
      total: 49.5,
      revenue: 44.5,
      currency: 'USD',
      shipping: 5,
      products: [{ id: 'P-78', sku: 'P-78-1', name: 'Scarf', price: 44.5 }],
    },
  }),
  // https://github.com/segmentio/analytics-python: microseconds, and members absent that have no value.
  fromServer(python, '2025-03-18T06:00:03.123456+00:00', {
    type: 'identify',
    userId: 'C-10203',
    anonymousId: '3f7e0c92-5d1a-4b68-a4c9-d20f81e7b635',
    traits: {
      email: 'noor.bakker@example.net',
      firstName: 'Noor',
      lastName: 'Bakker',
      phone: '+31 20 123 4567',
      gender: 'F',
      birthday: '1991-07-30',
      createdAt: '2024-02-29T12:00:00Z',
      username: 'noor',
      title: 'Dr.',
      age: 33,
      avatar: 'https://www.harbour.example/avatars/noor.png',
      website: 'https://noor.example',
      address: {
        street: 'Damrak 1',
        city: 'Amsterdam',
        postalCode: '1012 LG',
        state: 'Noord-Holland',
        country: 'Netherlands',
      },
      company: { id: 'G-31', name: 'Bakker BV', industry: 'Retail', employee_count: 12, plan: 'pro' },
    },
  }),
  fromServer(python, '2025-03-18T06:00:03.223456+00:00', {
    type: 'track',
    userId: 'C-10203',
    event: 'Order Refunded',
    properties: {
      order_id: 'S-7003',
      total: 30,
      currency: 'EUR',
      products: [{ product_id: 'P-79', sku: 'P-79-1', name: 'Sjaal', price: 30, quantity: 1 }],
    },
  }),
  // https://github.com/segmentio/Analytics.NET: seven digits, and null for what is not there.
  fromServer(net, '2025-03-18T06:00:04.1234567+00:00', {
    type: 'track',
    userId: 'C-10204',
    anonymousId: null as unknown as string, // -- as it is sent
    event: 'Product Viewed',
    properties: { product_id: 'P-80', sku: 'P-80-1', name: 'Halsduk', price: 25, currency: 'SEK' },
  }),
  fromServer(net, '2025-03-18T06:00:04.2234567+00:00', {
    type: 'group',
    userId: 'C-10204',
    groupId: 'G-32',
    traits: { name: 'Halsduk AB', industry: 'Retail', employees: 40, website: 'https://halsduk.example' },
  }),
  // rudder-server's HTTP API: https://www.rudderstack.com/docs/api/http-api/
  {
    type: 'track',
    channel: 'server',
    messageId: 'http-api-1',
    timestamp: '2025-03-18T06:00:05.000Z',
    originalTimestamp: '2025-03-18T06:00:05.000Z',
    receivedAt: '2025-03-18T06:00:05.200Z',
    request_ip: '192.0.2.4',
    rudderId: 'd2a7b0c3-1e4f-4a5b-8c6d-7e8f9a0b1c2d',
    userId: 'C-10205',
    event: 'Subscription Started',
    properties: { plan: 'yearly', amount: 99, currency: 'EUR', subscription_id: 'A-9' },
    context: { traits: { email: 'oskar.lind@example.org' }, ip: '203.0.113.201', library: { name: 'http' } },
    integrations: { All: true },
  },
];
