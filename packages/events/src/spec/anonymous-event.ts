import type { SpecEvent } from '../spec-event';

type Said = Pick<SpecEvent, 'type' | 'event' | 'name' | 'category' | 'properties'>;

/** An event of a visitor about whom only the browser is known. */
export function anonymousEvent(number: number, timestamp: string, said: Said): SpecEvent {
  return {
    ...said,
    messageId: `c08d5f36-1b97-4a2c-8e40-${String(number).padStart(12, '0')}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    anonymousId: '0f6a3d18-b5c9-4e27-9d70-8a2e4c1f7b95',
    context: {
      ip: '192.0.2.200',
      userAgent:
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
      locale: 'en-US',
      timezone: 'America/New_York',
      library: { name: 'analytics.js', version: 'next-1.76.0' },
      page: {
        url: 'https://www.harbour.example/products/wool-blanket?gclid=Cj0KCQiA-example',
        path: '/products/wool-blanket',
        referrer: 'https://www.google.com/',
        search: '?gclid=Cj0KCQiA-example',
        title: 'Wool Blanket | Harbour',
      },
      consent: { categoryPreferences: { Functional: true, Analytics: true, Advertising: true } },
    },
    integrations: {},
  };
}
