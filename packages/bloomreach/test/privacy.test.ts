import { destination } from '@sluice/bloomreach';
import { completeSettings } from '@sluice/kit/host';

const engagement = {
  api: 'engagement',
  baseUrl: 'https://api.pacific.com',
  projectToken: 'p 1',
  authentication: 'basic',
  apiKeyId: 'k',
  apiSecret: 's',
};
const complete = (settings: Record<string, unknown>) => completeSettings(destination.authentication.fields, settings);

describe('credentials', () => {
  it('of Engagement are tested by asking for the server’s time', () => {
    expect(destination.test?.(complete(engagement))).toEqual({
      method: 'GET',
      url: 'https://api.pacific.com/track/v2/projects/p%201/system/time',
      headers: { Authorization: 'Basic azpz' },
    });
  });

  it('of Data Hub cannot be tested, and it says so', () => {
    expect(destination.test?.(complete({ ...engagement, api: 'dataHub' }))).toMatch(/the first event is the test/);
  });
});

describe('an erasure', () => {
  it.each([
    ['a user ID', { userId: 'U', anonymousId: 'null' }, {}, { registered: 'u' }],
    ['an anonymous ID', { anonymousId: 'a' }, {}, { cookie: 'a' }],
    [
      'the address of a guest',
      { email: ' Jo@Example.com ' },
      { emailIdName: 'email_id' },
      { email_id: 'jo@example.com' },
    ],
    [
      'an address as user ID',
      { userId: 'Jo@Example.com' },
      { emailIdName: 'email_id' },
      { email_id: 'jo@example.com' },
    ],
  ])('anonymizes the customer by %s, as events have it', (_, person, own, ids) => {
    expect(destination.erase?.(person, complete({ ...engagement, ...own }))).toEqual({
      method: 'POST',
      url: 'https://api.pacific.com/data/v2/projects/p%201/customers/anonymize',
      headers: { 'Content-Type': 'application/json', Authorization: 'Basic azpz' },
      json: { customer_ids: ids },
    });
  });

  it.each([{ userId: '' }, { email: 'n/a' }, { email: 'jo@example.com' }])(
    'without an ID that the project knows is not asked for: %j',
    (person) => {
      expect(destination.erase?.(person, complete(engagement))).toMatch(/^Give a user ID, an email address or/);
    },
  );

  it.each([
    ['of Data Hub', { api: 'dataHub' }],
    ['with a public token', { authentication: 'token' }],
  ])('%s is impossible, and it says how it is done', (_, own) => {
    expect(destination.erase?.({ userId: 'u' }, complete({ ...engagement, ...own }))).toMatch(
      /only through Engagement: create a second settings file with "api": "engagement"/,
    );
  });
});
