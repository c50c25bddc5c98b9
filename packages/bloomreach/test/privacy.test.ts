import { destination } from '@sluice/bloomreach';
import { completeSettings } from '@sluice/kit';

const engagement = {
  api: 'engagement',
  baseUrl: 'https://api.pacific.example',
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
      url: 'https://api.pacific.example/track/v2/projects/p%201/system/time',
      headers: { Authorization: 'Basic azpz' },
    });
  });

  it('of Data Hub cannot be tested, and it says so', () => {
    expect(destination.test?.(complete({ ...engagement, api: 'dataHub' }))).toMatch(/no harmless call/);
  });
});

describe('an erasure', () => {
  it('anonymizes the customer who has these IDs', () => {
    expect(destination.erase?.({ userId: 'u', anonymousId: 'null' }, complete(engagement))).toEqual({
      method: 'POST',
      url: 'https://api.pacific.example/data/v2/projects/p%201/customers/anonymize',
      headers: { 'Content-Type': 'application/json', Authorization: 'Basic azpz' },
      json: { customer_ids: { customer_id: 'u' } },
    });
  });

  it('without an ID is not asked for', () => {
    expect(destination.erase?.({ userId: '' }, complete(engagement))).toMatch(/user ID or anonymous ID/);
  });

  it.each([
    ['of Data Hub', { api: 'dataHub' }],
    ['with a public token', { authentication: 'token' }],
  ])('%s is impossible, and it says so', (_, own) => {
    expect(destination.erase?.({ userId: 'u' }, complete({ ...engagement, ...own }))).toMatch(
      /only through Engagement/,
    );
  });
});
