import { plan, track } from './plan';

const contextOf = (event: object, settings = {}) => plan([event], { settings }).collected[0]?.context;

it.each([
  ['2026-01-02T03:04:05.678Z', 1767323045678],
  ['2026-01-02T04:04:05+01:00', 1767323045000],
  [1767323045, 1767323045000],
  [1767323045678, 1767323045678],
])('the time %j is in milliseconds, as text or as a number', (timestamp, milliseconds) => {
  const event = track('Read', {}, { timestamp });
  expect(contextOf(event)).toMatchObject({ event_timestamp: String(milliseconds) });
  expect(contextOf(event, { timestampFormat: 'number' })).toMatchObject({ event_timestamp: milliseconds });
});

it.each([
  [{ timestamp: undefined }, 'Time'],
  [{ timestamp: 'yesterday' }, 'Time'],
  [{ messageId: undefined }, 'Event ID is missing'],
])('an event with %j is refused by name', (lacking, message) => {
  expect(plan([track('Read', {}, lacking)]).outcomes).toMatchObject([
    { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
  ]);
});

it('an app’s device is told with all that is known of it', () => {
  const context = {
    ip: '203.0.113.24',
    userAgent: 'Harbour/5',
    locale: 'fr',
    timezone: 'Europe/Paris',
    device: { manufacturer: 'Apple', model: 'iPhone16,1', type: 'ios' },
    os: { name: 'iOS', version: '18' },
    network: { wifi: true },
    screen: { width: 393, height: 852, density: 3 },
    app: { name: 'Harbour', version: '5', build: '52', namespace: 'com.example.harbour' },
  };
  expect(contextOf(track('Read', {}, { context }))).toEqual({
    event_id: 'm-1',
    event_timestamp: '1767323045678',
    device: {
      user_agent: 'Harbour/5',
      ip: '203.0.113.24',
      lang: 'fr',
      timezone: 'Europe/Paris',
      ...context.device,
      os: context.os,
      network: context.network,
      screen: context.screen,
    },
    app: context.app,
  });
});

it('what is not known of page, device and app is not there', () => {
  expect(contextOf(track('Read', {}, { context: { page: {}, os: { name: '' }, app: null } }))).toEqual({
    event_id: 'm-1',
    event_timestamp: '1767323045678',
  });
});

it('a test code stands in every event, and only where there is one', () => {
  expect(plan([track('Read', {})], { settings: { testCode: 'trial' } }).collected).toMatchObject([
    { test_code: 'trial' },
  ]);
  expect(plan([track('Read', {})]).collected[0]).not.toHaveProperty('test_code');
});
