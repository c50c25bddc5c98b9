import { destination } from '@sluice/blueshift';
import { compile } from '@sluice/engine';
import { plan, settings } from './plan';

const event = { type: 'track', event: 'Ping', userId: 'u' };

it('the key is the user of HTTP Basic, and the colon after it is there', () => {
  const { headers } = plan([event]).requests[0] ?? {};
  expect(headers).toEqual({
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Authorization: `Basic ${Buffer.from('event-key:').toString('base64')}`,
  });
});

it('a key that is typed with its colon gets no second one', () => {
  const { headers } = plan([event], { settings: { eventApiKey: ' event-key:' } }).requests[0] ?? {};
  expect(headers?.Authorization).toBe(`Basic ${Buffer.from('event-key:').toString('base64')}`);
});

it.each([
  ['us', 'https://api.getblueshift.com/api/v1/event'],
  ['eu', 'https://api.eu.getblueshift.com/api/v1/event'],
])('the region %s has a host of its own', (region, url) => {
  expect(plan([event], { settings: { region } }).requests[0]?.url).toBe(url);
});

it.each([
  [
    { identifyBy: 'customers' },
    'settings.userApiKey: User API key is missing. "Identify by: The customers API" needs it.',
  ],
  [{ forgetOnDelete: true }, 'settings.userApiKey: User API key is missing. "Forget deleted people" needs it.'],
  [{ eventsPerRequest: 0 }, 'settings.eventsPerRequest: Events per request must be a whole number from 1 to 100.'],
  [{ eventsPerRequest: 101 }, 'settings.eventsPerRequest: Events per request must be a whole number from 1 to 100.'],
  [{ eventsPerRequest: 2.5 }, 'settings.eventsPerRequest: Events per request must be a whole number from 1 to 100.'],
])('%j is refused by name', (own, message) => {
  expect(() => compile(destination, { settings: { ...settings, ...own } })).toThrow(message);
});
