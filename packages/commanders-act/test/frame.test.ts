import { plan, preset, track } from './plan';

const contextOf = (event: object, settings = {}) => plan([event], { settings }).collected[0]?.context;

it.each([
  ['2026-01-02T03:04:05.678Z', 1767323045678],
  ['2026-01-02T04:04:05+01:00', 1767323045000],
  [1767323045, 1767323045000],
  [1767323045678, 1767323045678],
  [1767323045678123, 1767323045678],
  ['2026-01-02 03:04:05 UTC', 1767323045000],
])('the time %j is in milliseconds, as text or as a number', (timestamp, milliseconds) => {
  const event = track('Read', {}, { timestamp });
  expect(contextOf(event)).toMatchObject({ event_timestamp: String(milliseconds) });
  expect(contextOf(event, { timestampFormat: 'number' })).toMatchObject({ event_timestamp: milliseconds });
});

it.each([
  [{ timestamp: undefined }, 'Time'],
  [{ timestamp: 'yesterday' }, 'Time'],
  [{ timestamp: '0001-01-01T00:00:00Z' }, 'Time'],
  [{ timestamp: '2026-02-30T10:00:00Z' }, 'Time'],
  [{ messageId: undefined }, 'Event ID'],
])('an event with %j is refused by name', (lacking, message) => {
  expect(plan([track('Read', {}, lacking)]).outcomes).toMatchObject([
    { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
  ]);
});

it('an app’s device is told with all that is known of it', () => {
  const context = {
    ip: '203.0.113.24',
    userAgent: 'Harbour/5',
    locale: 'fr-CA',
    timezone: 'Europe/Paris',
    device: {
      id: 'B5372DB0-C21E-11E4-8DFC-AA07A5B093DB',
      advertisingId: '7A3CBEA0-BDF5-11E4-8DFC-AA07A5B093DB',
      adTrackingEnabled: true,
      manufacturer: 'Apple',
      model: 'iPhone16,1',
      type: 'iOS',
    },
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
      language: 'fr',
      region: 'CA',
      timezone: 'Europe/Paris',
      manufacturer: 'Apple',
      model: 'iPhone16,1',
      type: 'ios',
      sdk_id: 'B5372DB0-C21E-11E4-8DFC-AA07A5B093DB',
      advertising_id: '7A3CBEA0-BDF5-11E4-8DFC-AA07A5B093DB',
      ad_tracking_enabled: true,
      os: context.os,
      network: context.network,
      screen: context.screen,
    },
    app: context.app,
  });
});

it.each([
  ['zh-Hans-CN', 'zh', 'CN'],
  ['es-419', 'es', '419'],
  ['fr_CA', 'fr', 'CA'],
  ['de', 'de', undefined],
])('an app’s locale %s is language and region, and no script', (locale, language, region) => {
  const device = contextOf(track('Read', {}, { context: { locale, device: { type: 'android' } } }))?.device;
  expect(device).toEqual({ type: 'android', language, ...(region && { region }) });
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

it('an advertising ID of zeros is none', () => {
  const device = { type: 'android', advertisingId: '00000000-0000-0000-0000-000000000000' };
  expect(contextOf(track('Read', {}, { context: { device } }))).toMatchObject({ device: { type: 'android' } });
  expect(contextOf(track('Read', {}, { context: { device } }))?.device).not.toHaveProperty('advertising_id');
});

it('what somebody maps into the device besides arrives', () => {
  const device = { user_agent: { '@path': '$.context.userAgent' }, att_status: { '@path': '$.context.device.att' } };
  const event = track('Read', {}, { context: { userAgent: 'Harbour/5', device: { att: 'authorized' } } });
  expect(plan([event], { subscriptions: [preset('trackEvent', { device })] }).collected).toMatchObject([
    { context: { device: { user_agent: 'Harbour/5', att_status: 'authorized' } } },
  ]);
});

it.each([
  [{ ip: '203.0.113.8, 10.0.0.1, 172.16.0.4' }, {}, '203.0.113.8'],
  [{ ip: '::ffff:203.0.113.7' }, {}, '203.0.113.7'],
  [{}, { request_ip: '203.0.113.9', channel: 'web' }, '203.0.113.9'],
  [{}, { request_ip: '10.1.2.3', channel: 'server' }, undefined],
  [{ ip: 'unknown' }, {}, undefined],
])('of the addresses %j and %j the visitor’s is %s', (context, more, ip) => {
  const device = contextOf(track('Read', {}, { context, ...more }))?.device as { ip?: string } | undefined;
  expect(device?.ip).toBe(ip);
});

it('the campaign of a visit stands in the context, if there is one', () => {
  const campaign = { name: 'Spring', source: 'newsletter', medium: 'email' };
  expect(contextOf(track('Read', {}, { context: { campaign } }))).toMatchObject({ campaign });
  expect(contextOf(track('Read', {}, { context: { campaign: {} } }))).not.toHaveProperty('campaign');
});

it('RudderStack’s SDK in a browser is no app', () => {
  const app = { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.3.0' };
  expect(contextOf(track('Read', {}, { context: { app } }))).not.toHaveProperty('app');
});

it('what single partners want is passed through, from the event or its integrations', () => {
  const integrations = {
    CommandersAct: {
      partners: { tiktok: { ttclid: 'E.C.P' } },
      integrations: { facebook: { event_id: 'f-1' } },
      google_consent_mode: { ad_user_data: 'granted' },
    },
  };
  const partners = { effinity: { effi_id: '7' } };
  const { collected, notes } = plan([track('Read', { partners }, { integrations })]);
  expect(collected).toMatchObject([
    {
      partners: { tiktok: { ttclid: 'E.C.P' }, effinity: { effi_id: '7' } },
      integrations: { facebook: { event_id: 'f-1' } },
      user: { google_consent_mode: { ad_user_data: 'granted' } },
    },
  ]);
  expect(notes).toEqual([]);
});

it('a property called partners that is something else costs itself, with a note', () => {
  const { collected, notes } = plan([track('Deal Signed', { partners: ['Acme'] })]);
  expect(collected[0]).not.toHaveProperty('partners');
  expect(notes).toEqual(['Left out, because Commanders Act reserves the name: partners.']);
});
