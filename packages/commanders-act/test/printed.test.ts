import { seed, withEmail } from '@sluice/test-utils/seeds';
import { plan, preset } from './plan';

it('the page’s example of a search comes of Products Searched', () => {
  const searched = {
    type: 'track',
    event: 'Products Searched',
    messageId: '202110130000000000',
    timestamp: '2021-12-09T10:07:26.636Z',
    userId: '12345',
    anonymousId: '67892',
    properties: { query: 't-shirts' },
    context: {
      traits: { email: 'xyz@example.com' },
      page: {
        title: 'Search page',
        url: 'https://shop.com/search?q=...',
        lang: 'en',
        referrer: 'https://www.google.fr',
      },
      screen: { innerWidth: 320, innerHeight: 568 },
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/46.0.2490.86 Safari/537.36',
      ip: '102.3.4.56',
      locale: 'fr',
      timezone: 'Europe/Paris',
      consent: { categoryPreferences: { Analytics: true, Personalization: false, Advertising: true } },
    },
    integrations: { CommandersAct: { cookie: '_fbp=123; _fbc=456; _ga=789' } },
  };
  const { requests } = plan([searched], {
    settings: {
      sourceKey: '7183b9d4-1031-11ee-be56-0242ac120002',
      timestampFormat: 'text',
      consentCategories: 'Analytics=1, Personalization=2, Advertising=3',
    },
    // Only the vendor's SDK in a browser has the address at the root, too.
    subscriptions: [preset('search', { url: '' })],
  });
  expect(requests).toEqual([
    {
      method: 'POST',
      url: 'https://collect.commander1.com/events?tc_s=29&token=7183b9d4-1031-11ee-be56-0242ac120002',
      headers: { 'Content-Type': 'application/json' },
      json: withEmail(seed('commanders-act', 'search'), 'xyz@example.com'),
    },
  ]);
});
