import { destination } from '@sluice/commanders-act';
import { compile } from '@sluice/engine';
import { bodyBytes, completeSettings, type RawSettings } from '@sluice/kit/host';
import { plan, settings, track } from './plan';

const event = track('Read', {});
const events = (count: number) => Array.from({ length: count }, () => event);
const complete = (own: RawSettings) => completeSettings(destination.authentication.fields, { ...settings, ...own });

describe('the address', () => {
  const urlOf = (own: RawSettings, count = 1) => plan(events(count), { settings: own }).requests[0]?.url;

  it('of one event ends in events, of several in events/batch', () => {
    expect(urlOf({})).toBe('https://collect.commander1.com/events?tc_s=29&token=source-key-4f2a');
    expect(urlOf({}, 2)).toBe('https://collect.commander1.com/events/batch?tc_s=29&token=source-key-4f2a');
  });

  it.each([
    ['https://collect.harbour-shop.com', 'https://collect.harbour-shop.com/events'],
    [' https://collect.harbour-shop.com/ ', 'https://collect.harbour-shop.com/events'],
    ['https://www.harbour-shop.com/cdp', 'https://www.harbour-shop.com/cdp/events'],
    ['https://www.harbour-shop.com/cdp/events/', 'https://www.harbour-shop.com/cdp/events'],
    ['https://www.harbour-shop.com/cdp/events/batch', 'https://www.harbour-shop.com/cdp/events'],
  ])('%s is a first-party one', (collectUrl, expected) => {
    expect(urlOf({ collectUrl })).toBe(`${expected}?tc_s=29&token=source-key-4f2a`);
  });

  it('has no source key where a header has it', () => {
    expect(plan([event], { settings: { authentication: 'bearer' } }).requests).toMatchObject([
      {
        url: 'https://collect.commander1.com/events?tc_s=29',
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer source-key-4f2a' },
      },
    ]);
  });
});

it('no credential has blanks around it, for the answer to a wrong key is 200', () => {
  const own = { siteId: ' 29', sourceKey: 'source-key-4f2a ' };
  expect(plan([event], { settings: own }).requests[0]?.url).toBe(
    'https://collect.commander1.com/events?tc_s=29&token=source-key-4f2a',
  );
});

describe('a request', () => {
  it('with one event is the event, with several a batch', () => {
    const [alone] = plan([event]).requests;
    expect(plan(events(2)).requests).toMatchObject([{ json: { batch: [alone?.json, alone?.json] } }]);
  });

  it('holds as many events as the settings say, 100 unless they do', () => {
    const counts = (own = {}) =>
      plan(events(250), { settings: own }).requests.map(
        ({ json }) => (json as { batch?: unknown[] }).batch?.length ?? 1,
      );
    expect(counts()).toEqual([100, 100, 50]);
    expect(counts({ eventsPerRequest: 200 })).toEqual([200, 50]);
    expect(plan(events(3), { settings: { eventsPerRequest: 1 } }).requests).toHaveLength(3);
  });

  it('has 500,000 bytes at the most', () => {
    const long = track('Read', { text: 'x'.repeat(30_000) });
    const { requests } = plan(Array.from({ length: 20 }, () => long));
    expect(requests).toHaveLength(2);
    for (const request of requests) expect(bodyBytes(request)).toBeLessThanOrEqual(500_000);
  });

  it('is not made for an event of more than 32,000 bytes, which is refused by name and size', () => {
    const { requests, outcomes } = plan([event, track('Read', { text: 'ü'.repeat(16_000) }), event]);
    expect(requests).toHaveLength(1);
    expect(outcomes[1]).toMatchObject({
      status: 'rejected',
      fix: 'event',
      message: expect.stringMatching(/has 32,\d{3} bytes, most of them in "text".* at most 32,000/) as string,
    });
  });

  it('goes out at the pace that needs no word with Commanders Act before', () => {
    const paces = destination.channels().map(({ limits }) => {
      const { callsPerSecond } = typeof limits === 'function' ? limits(complete({})) : limits;
      return callsPerSecond;
    });
    expect(paces).toEqual([500, 30]);
  });
});

it.each([
  ['siteId', 'harbour', 'Site ID must be a number, as in 29.'],
  ['siteId', undefined, 'Site ID'],
  ['sourceKey', undefined, 'Source key'],
  ['collectUrl', 'http://collect.harbour-shop.com', 'Collection address must begin with https://'],
  ['collectUrl', 'ftp://collect.harbour-shop.com', 'Collection address must be an address that begins with https://.'],
  ['collectUrl', 'https://collect.harbour-shop.com/events?token=x', 'Collection address must end before any "?"'],
  ['collectUrl', 'https://a:b@collect.harbour-shop.com', 'Collection address must not contain a user name or password'],
  ['eventsPerRequest', 0, 'Events per request must be a whole number from 1 to 1000.'],
  ['currency', 'Euro', 'Currency must be three capital letters, as in EUR.'],
  ['consentCategories', 'Analytics', 'Consent categories must be a comma-separated list of pairs'],
  ['paymentMethods', 'Seashells=shells', 'Payment methods: "shells" is not one of Commanders Act’s words: by_invoice'],
  ['orderStatuses', 'Packed=ready', 'Order statuses: "ready" is not one of Commanders Act’s words: canceled'],
  ['authentication', 'basic', 'Source key in URL or header'],
])('%s as %j is refused by name', (key, value, message) => {
  expect(() => compile(destination, { settings: { ...settings, [key]: value } })).toThrow(
    `settings.${key}: ${message}`,
  );
});

it('users are not updated without the token of the User API', () => {
  expect(() => compile(destination, { settings: { ...settings, updateUsers: true } })).toThrow(
    'settings.userApiToken: User API token is missing. "Send identify calls to the User API" needs it.',
  );
});

it('credentials cannot be tested, and it says how to', () => {
  expect(destination.test?.(complete({}))).toMatch(/answers 200 even to a wrong source key/);
});

describe('a user', () => {
  it('is deleted through the User API, by the user ID', () => {
    expect(destination.erase?.({ userId: 'u 1' }, complete({ userApiToken: 'user-token-9c1d' }))).toEqual({
      method: 'DELETE',
      url: 'https://api.commander1.com/engage/user/?site=29&user_id=u%201&token=user-token-9c1d',
      headers: {},
    });
  });

  it.each([
    [{ userId: 'u' }, {}, 'needs the User API token'],
    [{ anonymousId: 'a' }, { userApiToken: 'user-token-9c1d' }, 'deletes by user ID'],
    [{ userId: ' ' }, { userApiToken: 'user-token-9c1d' }, 'deletes by user ID'],
  ])('%j is not, with %j, and it says why', (person, own, reason) => {
    expect(destination.erase?.(person, complete(own))).toContain(reason);
  });
});
