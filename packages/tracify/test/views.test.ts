import { seed } from '@sluice/test-utils/seeds';
import { visitor, visitorHashes, withHashes } from './identities';
import { plan } from './plan';

const page = {
  url:
    'https://www.yourwebsite.com/your-full-path-here?trc_mcmp_id=1111111111111111111&trc_mag_id=2222222222222222222' +
    '&trc_mad_id=3333333333333333333&utm_medium=paid&utm_source=fb#reviews',
  referrer: 'https://www.referringwebsite.com',
};
const viewed = {
  type: 'page',
  userId: 'C-10042',
  anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31',
  timestamp: '2024-06-21T14:36:40.987+02:00',
  context: { ...visitor, page },
};
const onPage = (own: object, event: object = viewed) => ({ ...event, context: { ...visitor, page: own } });

describe('the examples of Tracify’s page', () => {
  it('for a page view come of a generic page call', () => {
    const [request] = plan([{ ...viewed, timestamp: '2024-06-21T12:36:37.000Z' }]).requests;
    expect(request).toEqual({
      method: 'POST',
      url: 'https://api.tracify.ai/api/v1/events',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'tracify-token': 'token-7d2f' },
      json: withHashes(seed('tracify', 'pageview')),
    });
  });

  it('for a product view come of a generic Product Viewed', () => {
    const [request] = plan([{ ...viewed, type: 'track', event: 'Product Viewed' }]).requests;
    expect(request?.json).toEqual(withHashes(seed('tracify', 'product-view')));
  });

  it.each(['Product Added', 'Wishlist Product Added to Cart'])('for a filled cart come of a generic %s', (event) => {
    const added = { ...viewed, type: 'track', event, properties: { product_id: 'P-101', price: 5 } };
    const [request] = plan([onPage({ url: 'https://www.yourwebsite.com/your-full-path-here' }, added)]).requests;
    expect(request?.json).toEqual(withHashes(seed('tracify', 'add-to-cart')));
  });
});

describe('an address', () => {
  it.each([
    ['without a path', 'https://shop.example', 'https://shop.example', 'https://shop.example'],
    ['of a home page', 'https://shop.example/', 'https://shop.example', 'https://shop.example/'],
    ['with a port', 'http://shop.example:8080/a', 'http://shop.example:8080', 'http://shop.example:8080/a'],
    ['with a name and password', 'https://jane:pw@shop.example/a', 'https://shop.example', 'https://shop.example/a'],
    [
      'with umlauts',
      'https://größe.example/ü',
      'https://xn--gre-6ka8i.example',
      'https://xn--gre-6ka8i.example/%C3%BC',
    ],
    ['with a handle', 'https://shop.example/@harbour', 'https://shop.example', 'https://shop.example/@harbour'],
  ])('%s is sent as domain and path', (_, url, origin, expected) => {
    expect(plan([onPage({ url })]).recorded).toMatchObject([{ url: expected, data: { origin } }]);
  });

  it.each(['not an address', '/only/a/path', 'ftp://shop.example/', 'about:blank', 'httpx://shop.example/'])(
    '%j is refused by name',
    (url) => {
      expect(plan([onPage({ url })]).outcomes).toEqual([
        {
          status: 'rejected',
          fix: 'event',
          message:
            'Page URL: the event has none that can be read. Map it, or fill in the setting "Site URL". Page URL left out: ' +
            'it must be the whole address of a page, such as https://shop.example/p/1.',
        },
      ]);
    },
  );

  it('that is missing is refused, unless the settings have one', () => {
    expect(plan([onPage({})]).outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'event',
        message: 'Page URL: the event has none that can be read. Map it, or fill in the setting "Site URL".',
      },
    ]);
    expect(plan([onPage({})], { settings: { siteUrl: 'https://shop.example' } }).recorded).toMatchObject([
      { url: 'https://shop.example', data: { origin: 'https://shop.example' } },
    ]);
  });
});

it('a product view without a page is one of the shop’s home page, and a note says so', () => {
  const event = { ...onPage({}), type: 'track', event: 'Product Viewed' };
  const noted = (one: object) => {
    const { recorded, notes } = plan([one], { settings: { siteUrl: 'https://shop.example' } });
    return [recorded[0]?.url, notes];
  };
  const note = expect.stringMatching(/^The product has no page/) as string;
  expect(noted(event)).toEqual(['https://shop.example', [note]]);
  expect(noted({ ...event, properties: { url: 'https://shop.example/p' } })).toEqual(['https://shop.example/p', []]);
  expect(noted(onPage({}))).toEqual(['https://shop.example', []]);
});

it('an address with an umlaut is one however often it comes, though Node.js 20 begins to doubt it', () => {
  const events = Array.from({ length: 20_000 }, () => onPage({ url: 'https://größe.example/ü' }));
  expect(plan(events).recorded).toHaveLength(20_000);
});

describe('a referrer', () => {
  it.each([
    ['https://www.google.com/search?q=pans#top', 'https://www.google.com/search', []],
    ['android-app://com.google.android.gm/inbox', 'android-app://com.google.android.gm/inbox', []],
    ['https://mail.example/u/jane%2540example.com/1', 'https://mail.example/u/redacted/1', []],
    ['$direct', undefined, []],
    ['', undefined, []],
    ['mailto:jane@example.com', undefined, [expect.stringMatching(/^Referrer left out: it must be the whole address/)]],
    ['x-app://host/', undefined, [expect.stringMatching(/^Referrer left out: it must be the whole address/)]],
    [
      'android-app://jane%40example.com/',
      undefined,
      [expect.stringMatching(/^Referrer left out: its host contains personal data/)],
    ],
  ])('%j is sent as %j', (referrer, expected, leftOut) => {
    const { recorded, notes } = plan([onPage({ url: 'https://shop.example/', referrer })]);
    expect(recorded[0]?.data.Referer).toBe(expected);
    expect(notes.filter((note) => note.startsWith('Referrer'))).toEqual(leftOut);
  });
});

describe('URL parameters', () => {
  const parametersOf = (query: string, settings = {}) => {
    const { recorded, notes } = plan([onPage({ url: `https://shop.example/?${query}` })], { settings });
    const { origin: _, ...parameters } = recorded[0]?.data ?? {};
    return [parameters, notes];
  };
  const redactedNote = (what: string) => [
    expect.stringContaining(
      `Removed from addresses and their parameters: ${what}. Tracify must get no personal data`,
    ) as string,
  ];

  it.each([
    ['become keys of their own', 'utm_source=fb&size=XL', { utm_source: 'fb', size: 'XL' }, []],
    ['count once, the first', 'a=1&a=2', { a: '1' }, []],
    ['without a value or name are none', 'a&b=&=c', {}, []],
    ['are decoded', 'utm_campaign=fr%C3%BChling+25', { utm_campaign: 'frühling 25' }, []],
    [
      'lose their control characters',
      'q=%00abc&utm%00_source=fb%0D%0A&x=%00&y=%C2%85&%001=2',
      { q: 'abc', utm_source: 'fb', 1: '2' },
      [],
    ],
    ['are reserved with control characters, too', 'amo%00unt=5&ITEM%0A1=x', {}, []],
    [
      'lose to what has a meaning of its own',
      'amount=5&order_id=1&ITEM7=x&Referer=y&referer=z&origin=o&currency=USD&cc=de&value=3&conversion_id=9&QTY1=1',
      {},
      [],
    ],
    [
      'that are known to be personal are left out',
      'email=x&customer%5Bfirst_name%5D=y&userId=7&_ke=abc&token=t&Phone=0&ajs_trait_age=3&login=jane&mailto=m&ck_subscriber_id=4&utm_medium=email&utm_emailing=May',
      { utm_medium: 'email', utm_emailing: 'May' },
      redactedNote('a parameter with a personal name'),
    ],
    [
      'that are filters of a shop stay',
      'headphones=a&filter%5Bsmartphone%5D=b&iphone=15&microphone=c&birthstone=opal&streetwear=d',
      {
        headphones: 'a',
        'filter[smartphone]': 'b',
        iphone: '15',
        microphone: 'c',
        birthstone: 'opal',
        streetwear: 'd',
      },
      [],
    ],
    [
      'that are known to be personal in German are left out',
      'Straße=a&strasse=b&geburtsdatum=c&Rufnummer=d&q=Töpfe',
      { q: 'Töpfe' },
      redactedNote('a parameter with a personal name'),
    ],
    [
      'with an email address in them are left out',
      'a=jane%40example.com&b=x%2520jane%252540example.com&jane@example.com=1&q=pans',
      { q: 'pans' },
      redactedNote('an email address'),
    ],
    [
      'with the visitor’s ID in them are left out',
      'ref=B7A0D2F4-2f6e-4c53-8d1c-0e5a6f7b9c31&c=b7a0d2f4-2f6e',
      { c: 'b7a0d2f4-2f6e' },
      redactedNote('the anonymous ID'),
    ],
    [
      'named like a member of every object arrive too',
      'toString=1&constructor=2',
      { toString: '1', constructor: '2' },
      [],
    ],
  ])('%s', (_, query, expected, notes) => {
    expect(parametersOf(query)).toEqual([expected, notes]);
  });

  it('can be those of campaigns alone', () => {
    const kept = {
      ...{ utm_id: '1', trc_mag_id: '2', gclid: '3', fbclid: '4', msclkid: '5', ttclid: '6', wbraid: '7' },
      ...{ awc: '8', cjevent: '9', tblci: '10', ob_click_id: '11', irclickid: '12' },
    };
    const query = new URLSearchParams({ ...kept, q: 'pans', size: 'XL', click: '1', id: '2' });
    expect(parametersOf(String(query), { urlParameters: 'campaign' })).toEqual([kept, []]);
  });

  it('that the settings name are left out', () => {
    expect(parametersOf('Loyalty-Card=1&utm_kid=2&q=3', { droppedParameters: 'loyalty_card, utm_kid' })).toEqual([
      { q: '3' },
      redactedNote('a parameter listed in the settings'),
    ]);
  });

  it('come of the page’s query where its address has none, and the address wins', () => {
    const own = { url: 'https://shop.example/a?utm_source=own', search: '?utm_source=other&utm_medium=paid' };
    const data = { origin: 'https://shop.example', utm_source: 'own', utm_medium: 'paid' };
    expect(plan([onPage(own)]).recorded).toMatchObject([{ data }]);
    expect(plan([{ ...onPage({}), properties: own }]).recorded).toMatchObject([{ data }]);
  });

  it('are no search terms of a shop', () => {
    const [event] = plan([
      { ...onPage({ url: 'https://shop.example/a' }), properties: { search: 'red shoes' } },
    ]).recorded;
    expect(event?.data).toEqual({ origin: 'https://shop.example' });
  });
});

describe('the time', () => {
  it.each([
    ['2026-01-02T03:04:05.999Z', '2026-01-02 03:04:05'],
    ['2026-01-02T03:04:05+14:00', '2026-01-01 13:04:05'],
    [1767323045, '2026-01-02 03:04:05'],
    [1767323045999, '2026-01-02 03:04:05'],
  ])('%j is sent as %j', (timestamp, datetime) => {
    expect(plan([{ ...viewed, timestamp }]).recorded).toMatchObject([{ datetime, identity_data: visitorHashes }]);
  });

  it.each(['+012026-01-02T03:04:05Z', '2014-14-11'])('%j is refused', (timestamp) => {
    expect(plan([{ ...viewed, timestamp }]).outcomes).toMatchObject([{ status: 'rejected', fix: 'event' }]);
  });

  it('that is missing is refused by name', () => {
    expect(plan([{ ...viewed, timestamp: undefined }]).outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'event',
        message: 'Time: the event has none. Map it from the property your events have it in.',
      },
    ]);
  });
});
