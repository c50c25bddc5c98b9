import { destination } from '@sluice/bloomreach';
import { compile } from '@sluice/engine';
import { plan, settings } from './plan';

const event = { type: 'track', event: 'Ping', userId: 'u' };
const requestWith = (own: Record<string, unknown>) => plan([event], { settings: own }).requests[0];
const compiling = (own: Record<string, unknown>) => () => compile(destination, { settings: { ...settings, ...own } });

describe('the API Target URL', () => {
  it.each([
    'https://api.pacific.com',
    'https://api.pacific.com/',
    ' https://api.pacific.com// ',
    'https://api.pacific.com/track/u/v1/batch',
  ])('is understood as %j', (baseUrl) => {
    expect(requestWith({ baseUrl })?.url).toBe('https://api.pacific.com/track/u/v1/batch?stream_id=pacific-web');
  });

  it.each(['not a host', 'http://api.pacific.com', 'https://YOUR_TARGET', 'https://api.example.com'])(
    '%j is refused by name: sends in clear, or is a placeholder',
    (baseUrl) => {
      expect(compiling({ baseUrl })).toThrow('settings.baseUrl: API Target URL');
    },
  );

  it('of very many slashes is read as fast as any other', () => {
    const baseUrl = `https://api.pacific.com/x${'/'.repeat(200_000)}`;
    expect(requestWith({ baseUrl })?.url).toBe('https://api.pacific.com/x/track/u/v1/batch?stream_id=pacific-web');
  });
});

describe('authentication', () => {
  it.each([
    ['basic', 'Basic a2V5OnPDqWNyZXQ='],
    ['token', 'Token sécret'],
    ['bearer', 'Bearer sécret'],
  ])('by %s is in the Authorization header, without blanks around the key', (authentication, authorization) => {
    const own = { authentication, apiKeyId: ' key ', apiSecret: ' sécret\n' };
    expect(requestWith(own)?.headers.Authorization).toBe(authorization);
  });

  it('is absent for a public stream', () => {
    expect(requestWith({ apiSecret: 'unused' })?.headers).not.toHaveProperty('Authorization');
  });

  it('without what it needs is refused by name', () => {
    expect(compiling({ authentication: 'basic' })).toThrow(
      /settings\.apiKeyId: API key ID is missing[^]*settings\.apiSecret: API secret or token is missing/,
    );
  });
});

it('writes the stream ID into the URL trimmed, and so that nothing in it is read as anything else', () => {
  expect(requestWith({ streamId: ' a b&c=d ' })?.url).toMatch(/\?stream_id=a%20b%26c%3Dd$/);
});

describe('Engagement', () => {
  const engagement = {
    api: 'engagement',
    projectToken: ' a b ',
    authentication: 'basic',
    apiKeyId: 'k',
    apiSecret: 'secret',
  };

  it('is called under its project', () => {
    const { requests } = plan([event], { settings: engagement });
    expect(requests[0]?.url).toBe('https://api.pacific.com/track/v2/projects/a%20b/batch');
    expect(requests[0]?.headers.Authorization).toBe('Basic azpzZWNyZXQ=');
  });

  it.each(['Order Completed', 'Ping'])('keeps the cookie of %s as a property, since it has no metadata', (name) => {
    const _br_uid_2 = 'uid=1:v=2:ts=3:hc=4';
    const { commands } = plan([{ ...event, event: name, properties: { order_id: '1', total: 1, _br_uid_2 } }], {
      settings: engagement,
    });
    expect(commands).toMatchObject([{ data: { properties: { _br_uid_2 } } }]);
    expect(commands[0]?.data).not.toHaveProperty('metadata');
  });

  it.each([
    ['projectToken', { ...engagement, projectToken: '' }, 'settings.projectToken: Project token is missing.'],
    ['authentication', { ...engagement, authentication: 'none' }, 'settings.authentication: Authentication must be'],
  ])('without %s is refused by name', (_, own, message) => {
    expect(compiling(own)).toThrow(message);
  });
});

it.each([
  [{ streamId: '' }, 'settings.streamId: Stream ID is missing. "API: Data Hub" needs it.'],
  [{ baseCurrency: 'euro' }, 'settings.baseCurrency: Base currency must be three capital letters, as in EUR.'],
  [
    { consentCategories: 'ads' },
    'settings.consentCategories: Consent categories must be a comma-separated list of pairs',
  ],
  [{ eventsPerRequest: 51 }, 'settings.eventsPerRequest: Commands per request must be a whole number from 1 to 50.'],
  [{ userIdName: 'registered', emailIdName: 'registered' }, 'settings.emailIdName: Name of the email ID must differ'],
  [{ userIdName: 'cookie' }, 'settings.userIdName: Name of the user ID must differ'],
  [{ userIdName: 'none', emailIdName: 'none', anonymousIdName: 'none' }, 'settings.userIdName: '],
])('settings such as %j are refused by name', (own, message) => {
  expect(compiling(own)).toThrow(message);
});

it.each(['api.exponea.com', ' https://api.exponea.com/ ', 'api.exponea.com/track/v2/'])(
  'knows the host in %j',
  (baseUrl) => {
    const { requests } = plan([event], { settings: { baseUrl } });
    expect(requests[0]?.url).toMatch(/^https:\/\/api\.exponea\.com\/track\/u\/v1\/batch\?/);
  },
);

it('a request holds no more commands than the settings say', () => {
  const events = Array.from({ length: 5 }, (_, index) => ({ ...event, userId: `u${index}` }));
  const { requests } = plan(events, { settings: { eventsPerRequest: 2 } });
  expect(requests.map(({ json }) => (json as { commands: unknown[] }).commands.length)).toEqual([2, 2, 1]);
});
