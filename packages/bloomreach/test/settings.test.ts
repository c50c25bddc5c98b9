import { destination } from '@sluice/bloomreach';
import { compile } from '@sluice/engine';
import { plan, settings } from './plan';

const event = { type: 'track', event: 'Ping', userId: 'u' };
const requestWith = (own: Record<string, unknown>) => plan([event], { settings: own }).requests[0];

describe('the API Target URL', () => {
  it.each([
    'api.pacific.example',
    'https://api.pacific.example/',
    ' https://api.pacific.example// ',
    'https://api.pacific.example/track/u/v1/batch?stream_id=x',
  ])('is understood as %j', (baseUrl) => {
    expect(requestWith({ baseUrl })?.url).toBe('https://api.pacific.example/track/u/v1/batch?stream_id=pacific-web');
  });

  it('that is no address is refused by name', () => {
    expect(() => compile(destination, { settings: { ...settings, baseUrl: 'not a host' } })).toThrow(
      'settings.baseUrl: API Target URL: must be a host, as in https://api.example.com.',
    );
  });
});

describe('authentication', () => {
  it.each([
    ['basic', 'Basic a2V5OnPDqWNyZXQ='],
    ['token', 'Token sécret'],
    ['bearer', 'Bearer sécret'],
  ])('by %s is in the Authorization header', (authentication, authorization) => {
    const own = { authentication, apiKeyId: 'key', apiSecret: 'sécret' };
    expect(requestWith(own)?.headers.Authorization).toBe(authorization);
  });

  it('is absent for a public stream', () => {
    expect(requestWith({ apiSecret: 'x' })?.headers).not.toHaveProperty('Authorization');
  });

  it('without what it needs is refused by name', () => {
    expect(() => compile(destination, { settings: { ...settings, authentication: 'basic' } })).toThrow(
      /settings\.apiKeyId: API key ID: is missing[^]*settings\.apiSecret: API secret or token: is missing/,
    );
  });
});

it('writes the stream ID into the URL so that nothing in it is read as anything else', () => {
  expect(requestWith({ streamId: 'a b&c=d' })?.url).toMatch(/\?stream_id=a%20b%26c%3Dd$/);
});

describe('Engagement', () => {
  const engagement = { api: 'engagement', projectToken: 'a b', authentication: 'basic', apiKeyId: 'k', apiSecret: 's' };

  it('is called under its project, without what only Data Hub knows', () => {
    const order = { ...event, event: 'Order Completed', properties: { order_id: '1', total: 1, _br_uid_2: 'uid=1' } };
    const { requests, outcomes } = plan([order], { settings: engagement });
    expect(requests[0]?.url).toBe('https://api.pacific.example/track/v2/projects/a%20b/batch');
    expect(requests[0]?.headers.Authorization).toBe('Basic azpz');
    expect(JSON.stringify(requests[0]?.json)).not.toContain('metadata');
    expect(outcomes).toEqual([undefined]);
  });

  it.each([
    ['projectToken', { ...engagement, projectToken: '' }, 'settings.projectToken: Project token: is missing.'],
    ['authentication', { ...engagement, authentication: 'none' }, 'settings.authentication: Authentication: must be'],
  ])('without %s is refused by name', (_, own, message) => {
    expect(() => compile(destination, { settings: { ...settings, ...own } })).toThrow(message);
  });
});

it('Data Hub without a stream ID is refused by name', () => {
  expect(() => compile(destination, { settings: { ...settings, streamId: '' } })).toThrow(
    'settings.streamId: Stream ID: is missing. Data Hub finds the stream by it.',
  );
});
