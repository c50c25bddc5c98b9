import type { SpecEvent } from '../spec-event';

type Said = Pick<SpecEvent, 'type'> & Partial<SpecEvent>;

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

/** https://github.com/segmentio/analytics-next; Segment's server adds `receivedAt`, `projectId`, `version`, `channel`. */
function fromSegment(number: number, said: Said): SpecEvent {
  const timestamp = `2025-03-17T08:1${number}:30.125Z`;
  return {
    messageId: `ajs-next-1742199030-0000000${number}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    channel: 'client',
    anonymousId: '61b0ad2e-9f43-4e5c-8d17-3c2f08a94be6',
    userId: 'C-10101',
    context: {
      ip: '203.0.113.90',
      userAgent: firefox,
      userAgentData: { brands: [], mobile: false, platform: 'Linux' },
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      library: { name: 'analytics.js', version: 'next-1.76.0' },
      page: {
        url: 'https://www.harbour.example/fr/panier?utm_source=bing',
        path: '/fr/panier',
        referrer: 'https://www.bing.com/',
        search: '?utm_source=bing',
        title: 'Panier | Harbour',
      },
      campaign: { source: 'bing', medium: 'cpc', name: 'printemps', term: 'laine', content: 'annonce-2' },
      traits: { email: 'amelie.durand@example.com' },
    },
    integrations: {},
    ...said,
  };
}

/** https://github.com/rudderlabs/rudder-sdk-js; rudder-server adds `request_ip`, `receivedAt`, `rudderId`. */
function fromRudderStack(number: number, said: Said): SpecEvent {
  const timestamp = `2025-03-17T09:2${number}:44.500Z`;
  return {
    channel: 'web',
    messageId: `7d0f5a91-44c2-4b7e-9d0a-00000000000${number}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    request_ip: '198.51.100.31',
    rudderId: '8c2e91d7-6a0b-4f3c-b5e8-71d09a4f26c3',
    anonymousId: 'a35e7d10-0c4b-4d92-86f1-5be23c9a7f08',
    userId: 'C-10102',
    context: {
      userAgent: firefox,
      locale: 'es-ES',
      timezone: 'GMT+0100',
      sessionId: 1742203484,
      sessionStart: true,
      library: { name: 'RudderLabs JavaScript SDK', version: '3.11.9' },
      app: { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.11.9' },
      os: { name: '', version: '' },
      screen: { width: 1920, height: 1080, density: 1, innerWidth: 1920, innerHeight: 940 },
      page: {
        url: 'https://www.harbour.example/es/lana',
        path: '/es/lana',
        referrer: '$direct',
        referring_domain: '',
        search: '',
        title: 'Lana | Harbour',
        initial_referrer: 'https://www.google.com/',
        initial_referring_domain: 'www.google.com',
        tab_url: 'https://www.harbour.example/es/lana',
      },
      campaign: {},
      traits: { email: 'ines.garcia@example.org', phone: '+34 600 123 456' },
    },
    integrations: { All: true },
    ...said,
  };
}

/** The first version's names: https://github.com/segmentio/analytics.js-integrations, and its members `id` and `orderId`. */
const firstVersionLine = { id: 'P-311', sku: 'P-311-2', name: 'Bonnet', price: 29.9, quantity: 2, category: 'Laine' };

/** Events of the SDKs for browsers. */
export const webEvents: readonly SpecEvent[] = [
  fromSegment(1, { type: 'track', event: 'Viewed Product Category', properties: { category: 'Laine' } }),
  fromSegment(2, {
    type: 'track',
    event: 'Viewed Product',
    properties: { ...firstVersionLine, quantity: 1, currency: 'EUR' },
  }),
  fromSegment(3, { type: 'track', event: 'Added Product', properties: { ...firstVersionLine, currency: 'EUR' } }),
  fromSegment(4, { type: 'track', event: 'Removed Product', properties: { ...firstVersionLine, currency: 'EUR' } }),
  fromSegment(5, {
    type: 'track',
    event: 'Completed Order',
    properties: {
      orderId: 'F-2077',
      total: 64.8,
      revenue: 54.3,
      shipping: 5,
      tax: 5.5,
      discount: 3,
      coupon: 'PRINTEMPS',
      currency: 'EUR',
      repeat: true,
      products: [firstVersionLine],
    },
  }),
  fromRudderStack(1, {
    type: 'track',
    event: 'Product Added',
    properties: {
      cart_id: 'K-51',
      product_id: 'P-412',
      sku: 'P-412-1',
      name: 'Manta',
      price: 88,
      quantity: 1,
      currency: 'EUR',
      brand: 'Skerry Knits',
      category: 'Hogar',
      variant: 'Azul',
      position: 2,
      coupon: '',
      url: 'https://www.harbour.example/es/lana/manta',
      image_url: 'https://www.harbour.example/images/manta.jpg',
    },
  }),
  fromRudderStack(2, {
    type: 'track',
    event: 'Order Completed',
    properties: {
      checkout_id: 'O-51',
      order_id: 'E-903',
      affiliation: 'Tienda',
      value: 88,
      revenue: 83,
      total: 93,
      shipping: 5,
      tax: 0,
      discount: 0,
      currency: 'EUR',
      products: [
        { product_id: 'P-412', sku: 'P-412-1', name: 'Manta', price: 88, quantity: 1, category: 'Hogar', position: 1 },
      ],
    },
  }),
];
