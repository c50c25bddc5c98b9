import { compile } from '@sluice/engine';
import { completeSettings } from '@sluice/kit/host';
import { destination } from '@sluice/tracify';
import { visitor } from './identities';
import { plan, settings } from './plan';

const event = {
  type: 'page',
  timestamp: '2026-01-02T03:04:05Z',
  context: { ...visitor, page: { url: 'https://shop.example/' } },
};

it('events of staging go to its host', () => {
  expect(plan([event], { settings: { environment: 'staging' } }).requests[0]?.url).toBe(
    'https://devapi.tracify.ai/api/v1/events',
  );
});

it('a request holds as many events as the settings say, 100 unless they do', () => {
  const events = Array.from({ length: 250 }, () => event);
  const counts = (own = {}) =>
    plan(events, { settings: own }).requests.map(({ json }) => (json as { events: unknown[] }).events.length);
  expect(counts()).toEqual([100, 100, 50]);
  expect(counts({ eventsPerRequest: 200 })).toEqual([200, 50]);
});

it.each([
  ['customerSiteId', 'harbour', 'Customer site ID (CSID) must be a UUID'],
  ['customerSiteId', undefined, 'Customer site ID (CSID)'],
  ['apiToken', undefined, 'API key'],
  ['siteUrl', 'www.shop.example', 'Site URL must be an address'],
  ['siteUrl', 'https://shop example', 'Site URL must be an address'],
  ['siteUrl', 'ftp://shop.example', 'Site URL must be an address'],
  ['currency', 'Dollar', 'Currency must be three capital letters, as in EUR.'],
  ['currency', 'eur', 'Currency must be three capital letters, as in EUR.'],
  ['eventsPerRequest', 0, 'Events per request must be a whole number from 1 to 1000.'],
  ['eventsPerRequest', 2.5, 'Events per request must be a whole number from 1 to 1000.'],
])('%s as %j is refused by name', (key, value, message) => {
  expect(() => compile(destination, { settings: { ...settings, [key]: value } })).toThrow(
    `settings.${key}: ${message}`,
  );
});

it('credentials cannot be tested, and it says so', () => {
  const complete = completeSettings(destination.authentication.fields, settings);
  expect(destination.test?.(complete)).toMatch(/no way to check/);
});
