import { site } from '../shop/site';
import type { SpecEvent } from '../spec-event';

type Place = { path: string; title: string; search?: string; referrer?: string };
type Said = Pick<
  SpecEvent,
  'type' | 'event' | 'name' | 'category' | 'groupId' | 'previousId' | 'properties' | 'traits'
>;

/** An event of Zofia Müller, who is signed in to the web site. `number` is the event's place in her journey. */
export function customerEvent(number: number, timestamp: string, place: Place, said: Said): SpecEvent {
  const { path, title, search = '', referrer = `${site}/` } = place;
  return {
    ...said,
    messageId: `5c1a9e04-7d3b-4f60-9a21-${String(number).padStart(12, '0')}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    userId: 'C-10042',
    anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31',
    context: {
      ip: '203.0.113.24',
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      locale: 'de-DE',
      timezone: 'Europe/Berlin',
      library: { name: 'analytics.js', version: 'next-1.76.0' },
      page: { url: `${site}${path}${search}`, path, referrer, search, title },
      ...(search.includes('utm_') && {
        campaign: { source: 'newsletter', medium: 'email', name: 'frühlingsbrise', content: 'banner-1' },
      }),
      consent: { categoryPreferences: { Functional: true, Analytics: true, Advertising: false } },
      traits: { email: 'zofia.mueller@example.com', firstName: 'Zofia', lastName: 'Müller' },
    },
    integrations: {},
  };
}
