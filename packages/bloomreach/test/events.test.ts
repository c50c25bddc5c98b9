import { plan } from './plan';

const read = {
  type: 'track',
  event: 'Article Read',
  userId: 'u-1',
  timestamp: '2026-01-02T03:04:05.678Z',
  properties: { title: 'Grüße', empty: '', nothing: null },
  context: { ip: '198.51.100.4', userAgent: 'Firefox' },
};
/** What is recorded of this event with these properties. */
const recorded = (properties: unknown, settings = {}) => {
  const { commands, notes } = plan([{ ...read, properties }], { settings });
  return { properties: commands[0]?.data.properties, notes };
};

describe('an event', () => {
  it('arrives in snake case, without empty properties, in unix seconds with their fraction', () => {
    expect(plan([read]).commands).toEqual([
      {
        name: 'customers/events',
        data: {
          customer_ids: { customer_id: 'u-1' },
          event_type: 'article_read',
          properties: { title: 'Grüße' },
          timestamp: 1767323045.678,
        },
      },
    ]);
  });

  it.each([
    [{ eventNames: 'unchanged' }, { event_type: 'Article Read' }],
    [{ eventTypeKey: 'type' }, { type: 'article_read' }],
  ])('is named as the settings say: %j', (settings, data) => {
    expect(plan([read], { settings }).commands).toMatchObject([{ data }]);
  });

  it.each([{}, { properties: [] }, { properties: null }])(
    'has an object of properties even where it has none: %j',
    (own) => {
      expect(plan([{ type: 'track', event: 'Ping', anonymousId: 'a1', ...own }]).commands).toEqual([
        { name: 'customers/events', data: { customer_ids: { cookie: 'a1' }, event_type: 'ping', properties: {} } },
      ]);
    },
  );

  it.each(['snakeCase', 'unchanged'])('whose name has neither letter nor digit is refused: %s', (eventNames) => {
    expect(plan([{ ...read, event: '—!' }], { settings: { eventNames } }).outcomes).toEqual([
      { status: 'rejected', fix: 'event', message: expect.stringContaining('must be a name with a letter') as string },
    ]);
  });

  it.each([
    ['Größentabelle geöffnet', 'grossentabelle_geoffnet'],
    ['Smørrebrød bestilt', 'smorrebrod_bestilt'],
    ['Товар просмотрен', 'товар_просмотрен'],
  ])('%s is named in ASCII where that can be read: %s', (event, name) => {
    expect(plan([{ ...read, event }]).commands[0]?.data.event_type).toBe(name);
    const settings = { eventNames: 'unchanged' };
    expect(plan([{ ...read, event }], { settings }).commands[0]?.data.event_type).toBe(event);
  });

  it('has properties with names in ASCII where that can be read, their case kept, and none without a name', () => {
    expect(recorded({ Größe: 'M', nextBilling: 1, 色: 'red', '': 4 })).toEqual({
      properties: { Grosse: 'M', nextBilling: 1, 色: 'red' },
      notes: ['Left out, because their names cannot be sent: "".'],
    });
  });

  it.each([
    '2026-12-01T00:00:00+01:00',
    '2026-12-01 00:00+0100',
    '2026-12-01 00:00:00+01',
    '2026-11-30 23:00:00 UTC',
    '2026-11-30T23:00:00.000000 GMT',
    '2026-11-30T23:00:00Z[UTC]',
    '2026-12-01T00:00:00+01:00[Europe/Berlin]',
    '2026-12-01 00:00:00 +0100 CET',
  ])('holds a time in a zone as UNIX time, since Bloomreach reads none: %s', (next) => {
    expect(recorded({ next }).properties).toEqual({ next: 1796079600 });
    const products = [{ product_id: 'a', delivered: next }];
    const [command] = plan([{ ...read, event: 'Cart Viewed', properties: { products } }]).commands;
    expect(command?.data.properties.product_list).toEqual([{ product_id: 'a', delivered: 1796079600 }]);
  });

  it.each([
    '2026-12-01T00:00:00Z',
    '2026-12-01T00:00:00.123456Z',
    '2026-12-01 00:00:00',
    '2026-12-01T00:00',
    '2026-12-01',
    '2026-02-30T00:00:00+01:00',
    '2026-12-01 00:00 in the warehouse',
    'from 10:00 to 12:00, +49 30 12',
  ])('holds any other text as it is: %s', (text) => {
    expect(recorded({ text }).properties).toEqual({ text });
  });

  it('holds no more than 255 properties, and says how many are left out', () => {
    const many = (length: number) => Object.fromEntries(Array.from({ length }, (_, index) => [`p${index}`, index]));
    const { properties, notes } = recorded({ empty: '', ...many(260) }, { sendContext: true });
    expect(properties).toMatchObject({ p0: 0, p254: 254 });
    expect(properties).not.toHaveProperty('p255');
    expect(notes).toEqual(['Left out 5 of 260 properties, because Bloomreach accepts no more than 255 in an event.']);
    expect(recorded({ empty: '', ...many(255) }).notes).toEqual([]);
  });

  it.each([
    [1795860000123456, 1795860000.123],
    ['1795860000123456', 1795860000.123],
    ['2026-11-28 10:00:00 UTC', 1795860000],
    ['2026-11-28T10:00:00.000Z', 1795860000],
  ])('that happened at %p has the time %p', (timestamp, seconds) => {
    expect(plan([{ ...read, timestamp }]).commands[0]?.data.timestamp).toBe(seconds);
  });

  it.each([undefined, '0001-01-01T00:00:00Z', '2026-02-30T10:00:00Z', '2024'])(
    'whose time is %p goes without one, with a note',
    (timestamp) => {
      const { commands, notes } = plan([{ ...read, timestamp }]);
      expect(commands[0]?.data).not.toHaveProperty('timestamp');
      expect(notes).toContain(
        'The event has no time that can be read: Bloomreach records when it arrives, and counts a repeat twice.',
      );
    },
  );
});

describe('the names that Bloomreach itself uses', () => {
  it.each([
    ['Consent', 'Record consent'],
    ['purchase', 'Purchase'],
    ['Purchase', 'Purchase'],
    ['Purchase Item', 'Purchase'],
    ['Cart Update', 'Update cart'],
    ['viewItem', 'View item'],
    ['View Category', 'View category'],
    ['View Homepage', 'View page or screen'],
    ['Widget View', 'Track widget'],
  ])('%s is refused, and the action that makes it is named: %s', (event, action) => {
    expect(plan([{ ...read, event }]).outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining(`the action "${action}"`) as string },
    ]);
  });

  it.each([
    'session_start',
    'Session End',
    'first_session',
    'session_ping',
    'Campaign',
    'Banner',
    'double_opt_in',
    'Merge',
    'notification_state',
    'Installation',
  ])('%s is refused, since only Bloomreach records it', (event) => {
    const settings = { eventNames: 'unchanged' };
    expect(plan([{ ...read, event }], { settings }).outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('only Bloomreach itself records') as string },
    ]);
  });
});

describe('the context', () => {
  const context = {
    campaign: { name: 'spring', source: 'newsletter', medium: 'email' },
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    app: { name: 'Shop', version: '5.2.1', namespace: 'com.pacific' },
    device: { type: 'ios', model: 'iPhone16,1' },
    os: { name: 'iOS', version: '19' },
  };
  const recordedIn = (own: object, settings = {}) =>
    plan([{ ...read, properties: { language: 'fr' }, context: { ...context, ...own } }], { settings }).commands[0]?.data
      .properties;

  it('is sent where the settings say so, and hides no property of the event', () => {
    expect(recordedIn({}, { sendContext: true })).toEqual({
      utm_source: 'newsletter',
      utm_medium: 'email',
      utm_campaign: 'spring',
      language: 'fr',
      timezone: 'Europe/Berlin',
      app_name: 'Shop',
      app_version: '5.2.1',
      device_type: 'ios',
      device_model: 'iPhone16,1',
      os_name: 'iOS',
      os_version: '19',
    });
    expect(recordedIn({})).toEqual({ language: 'fr' });
  });

  it('does not take RudderStack’s SDK in a browser for an app', () => {
    const app = { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.3.0' };
    const properties = recordedIn({ app }, { sendContext: true });
    expect(properties).not.toHaveProperty('app_name');
    expect(properties).not.toHaveProperty('app_version');
  });
});

describe('visitors', () => {
  const from = (ip: string | undefined, userId: string) => ({ ...read, userId, context: { ip, userAgent: 'Firefox' } });
  const headersOf = (context: object, more: object = {}) => {
    const { 'Content-Type': _, ...headers } = plan([{ ...read, context, ...more }]).requests[0]?.headers ?? {};
    return headers;
  };

  it('never share a request, since it bears their address', () => {
    const { requests } = plan([from('198.51.100.4', 'a'), from('198.51.100.5', 'b'), from('198.51.100.4', 'c')]);
    expect(requests.map((request) => request.headers['X-Forwarded-For'])).toEqual(['198.51.100.4', '198.51.100.5']);
  });

  it('share requests of up to 50 commands where the settings leave their addresses out', () => {
    const events = Array.from({ length: 120 }, (_, index) => from(`198.51.100.${index}`, `u${index}`));
    const { requests } = plan(events, { settings: { sendVisitorHeaders: false } });
    expect(requests.map((request) => (request.json as { commands: unknown[] }).commands.length)).toEqual([50, 50, 20]);
    expect(requests[0]?.headers).toEqual({ 'Content-Type': 'application/json', 'User-Agent': 'Sluice' });
  });

  it.each([
    ['nothing is known', {}, {}],
    ['the address is a word', { ip: 'unknown' }, {}],
    ['the address is none', { ip: '256.1.1.1' }, {}],
    ['the address is a number', { ip: '16909060' }, {}],
    ['the address brings a header of its own', { ip: '1.2.3.4\r\nX-Evil: 1' }, {}],
    ['the address is a proxy’s', { ip: '192.168.0.12' }, {}],
    ['the address is that of the shop’s server', {}, { request_ip: '203.0.113.9', channel: 'server' }],
  ])('of whom %s are sent without an address', (_, context, more) => {
    expect(headersOf(context, more)).toEqual({ 'User-Agent': 'Sluice' });
  });

  it.each([
    ['the first of a chain', { ip: '203.0.113.8, 10.0.0.1, 172.16.0.4' }, {}, '203.0.113.8'],
    ['IPv4 however it is written', { ip: '::ffff:203.0.113.7' }, {}, '203.0.113.7'],
    ['what RudderStack saw of a browser', {}, { request_ip: '203.0.113.9', channel: 'web' }, '203.0.113.9'],
  ])('have the address: %s', (_, context, more, ip) => {
    expect(headersOf(context, more)).toEqual({ 'X-Forwarded-For': ip, 'User-Agent': 'Sluice' });
  });

  it('cannot break out of a header', () => {
    expect(headersOf({ ip: '203.0.113.1', userAgent: 'x\r\nAuthorization: no\u2028é' })).toEqual({
      'X-Forwarded-For': '203.0.113.1',
      'User-Agent': 'x Authorization: no é',
    });
  });
});
