import { destination } from '@sluice/blueshift';
import { completeSettings, type Person } from '@sluice/kit/host';
import { plan } from './plan';

const erase = (person: Person, own: Record<string, unknown> = {}) => {
  const settings = { eventApiKey: 'e', userApiKey: 'u-key', forgetOnDelete: true, ...own };
  return destination.erase?.(person, completeSettings(destination.authentication.fields, settings));
};

describe('an erasure', () => {
  it('makes Blueshift forget the customer, with the User API key', () => {
    expect(erase({ userId: ' u ', anonymousId: 'a' }, { region: 'eu' })).toEqual({
      method: 'POST',
      url: 'https://api.eu.getblueshift.com/api/v1/customers/forget',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Authorization: `Basic ${Buffer.from('u-key:').toString('base64')}`,
      },
      json: { customer_id: 'u' },
    });
  });

  it.each(['device_id', 'cookie'])('finds a visitor by an anonymous ID that is sent as %s', (anonymousIdField) => {
    expect(erase({ anonymousId: 'a' }, { anonymousIdField })).toMatchObject({ json: { [anonymousIdField]: 'a' } });
  });

  it.each([
    [
      'the settings do not ask for it',
      { userId: 'u' },
      { forgetOnDelete: false },
      /only if "Forget deleted people" is on/,
    ],
    ['there is no key for it', { userId: 'u' }, { userApiKey: undefined }, /only if/],
    ['the anonymous ID is not known there', { anonymousId: 'a' }, {}, /^Give a user ID/],
    ['there is nobody', { userId: '' }, { anonymousIdField: 'cookie' }, /^Give a user ID/],
  ])('says why there is none where %s', (_, person: Person, own, sentence) => {
    expect(erase(person, own)).toMatch(sentence);
  });
});

describe('the credentials', () => {
  it('are tested by asking for the last events', () => {
    expect(destination.test?.({ region: 'us', eventApiKey: 'k' })).toEqual({
      method: 'GET',
      url: 'https://api.getblueshift.com/api/v1/event/debug',
      headers: { Accept: 'application/json', Authorization: 'Basic azo=' },
    });
  });
});

const view = { event: 'view', products: [{ sku: 's' }] };
const ping = { event: 'ping', n: 1 };

describe('the last event of each type', () => {
  it.each([
    ['a list', [view, ping, { ...ping, n: 0 }]],
    ['an object by type', { view, ping }],
    ['lists by type', { view: [view], ping: [ping] }],
    ['a list within an object', { status: 'ok', events: [view, ping] }],
  ])('is found in %s', (_, answer) => {
    expect(destination.lastEvents?.(answer)).toEqual({ view, ping });
  });

  it('is found under its name where it does not repeat that', () => {
    expect(destination.lastEvents?.({ ping: { n: 1 } })).toEqual({ ping: { n: 1 } });
  });

  it.each([undefined, null, 'x', 7, [], {}, { __proto__: null }])('is none in %j', (answer) => {
    expect(destination.lastEvents?.(answer)).toEqual({});
  });

  it('is the last of its name in what is sent, one event or many', () => {
    const [one] = plan([{ type: 'track', event: 'Ping', userId: 'u' }]).requests;
    expect(destination.sentEvents?.(one?.json)).toMatchObject({ ping: { customer_id: 'u' } });
    expect(destination.sentEvents?.({ events: [ping, view, { ...ping, n: 2 }] })).toEqual({
      ping: { ...ping, n: 2 },
      view,
    });
    expect(destination.sentEvents?.({ customers: [{ email: 'x' }] })).toEqual({});
  });
});
