import { plan } from './plan';

const viewed = {
  type: 'track',
  event: 'Article Read',
  userId: 'u-1',
  timestamp: '2026-01-02T03:04:05.678Z',
  properties: { title: 'Grüße', empty: '', nothing: null },
  context: { ip: '198.51.100.4', userAgent: 'Firefox' },
};

describe('an event', () => {
  it('arrives in snake case, without empty properties, in unix seconds with their fraction', () => {
    expect(plan([viewed]).commands).toEqual([
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

  it('keeps its name where the settings say so', () => {
    expect(plan([viewed], { settings: { eventNames: 'unchanged' } }).commands).toMatchObject([
      { data: { event_type: 'Article Read' } },
    ]);
  });

  it('has an object of properties even where it has none', () => {
    expect(plan([{ type: 'track', event: 'Ping', anonymousId: 'a1' }]).commands).toEqual([
      { name: 'customers/events', data: { customer_ids: { cookie: 'a1' }, event_type: 'ping', properties: {} } },
    ]);
  });

  it('whose name has neither letter nor digit is refused', () => {
    expect(plan([{ ...viewed, event: '—!' }]).outcomes).toEqual([
      { status: 'rejected', fix: 'event', message: 'Event name: it has no letter or digit to make a name of.' },
    ]);
  });
});

describe('customer IDs', () => {
  const idsOf = (event: object, settings = {}) =>
    (
      plan([{ ...viewed, userId: undefined, ...event }], { settings }).commands as { data: { customer_ids: object } }[]
    )[0]?.data.customer_ids;

  it.each([
    [
      'user, e-mail and anonymous ID',
      { userId: 7, anonymousId: 'a', context: { traits: { email: ' Jane@Example.COM ' } } },
      { customer_id: '7', email_id: 'jane@example.com', cookie: 'a' },
    ],
    [
      'further IDs of the event',
      { integrations: { Bloomreach: { customerIds: { loyalty: 'L1', empty: '', no: null } } } },
      { loyalty: 'L1' },
    ],
  ])('hold %s', (_, event, ids) => {
    expect(idsOf(event)).toEqual(ids);
  });

  it('bear the names of the project, and leave out what it does not have', () => {
    const settings = { userIdName: 'registered', anonymousIdName: 'none' };
    expect(idsOf({ userId: 'u', anonymousId: 'a' }, settings)).toEqual({ registered: 'u' });
  });

  it.each(['', ' ', 'null', 'undefined', 'NULL', '-'])('never hold %j', (userId) => {
    expect(plan([{ ...viewed, userId }]).outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'event',
        message: 'User ID: the event has no user ID, e-mail or anonymous ID that Bloomreach would accept.',
      },
    ]);
  });
});

describe('visitors', () => {
  const from = (ip: string | undefined, userId: string) => ({
    ...viewed,
    userId,
    context: { ip, userAgent: 'Firefox' },
  });

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

  it('of whom nothing is known are sent without an address', () => {
    expect(plan([{ ...viewed, context: {} }]).requests[0]?.headers).toEqual({
      'Content-Type': 'application/json',
      'User-Agent': 'Sluice',
    });
  });

  it('cannot break out of a header', () => {
    const { requests } = plan([
      { ...viewed, context: { ip: '203.0.113.1, 10.0.0.1', userAgent: 'x\r\nAuthorization: no\u2028é' } },
    ]);
    expect(requests[0]?.headers).toMatchObject({
      'X-Forwarded-For': '203.0.113.1',
      'User-Agent': 'x Authorization: no é',
    });
  });
});

describe('a customer’s update', () => {
  it.each([
    ['Segment', { traits: { email: 'Jane@example.com', plan: 'pro', city: null } }],
    ['RudderStack', { context: { traits: { email: 'Jane@example.com', plan: 'pro', city: null } } }],
  ])('takes the traits where %s keeps them, and the time of the event', (_, where) => {
    const event = { type: 'identify', userId: 'u-1', timestamp: '2026-01-02T03:04:05.678Z', ...where };
    expect(plan([event]).commands).toEqual([
      {
        name: 'customers',
        data: {
          customer_ids: { customer_id: 'u-1', email_id: 'jane@example.com' },
          properties: { email: 'Jane@example.com', plan: 'pro' },
          update_timestamp: 1767323045.678,
        },
      },
    ]);
  });

  it('without a property is skipped', () => {
    expect(plan([{ type: 'identify', userId: 'u-1' }]).outcomes).toEqual([
      {
        status: 'skipped',
        message: 'Bloomreach takes no update without a property; the IDs travel with every other event.',
      },
    ]);
  });

  const traits = {
    firstName: 'Zoë',
    birthday: '1990-05-06',
    address: { city: 'Köln', postalCode: '50667', street: '' },
    company: { name: 'Acme', employeeCount: 7 },
    plan: 'pro',
  };
  const properties = (settings: object) =>
    (plan([{ type: 'identify', userId: 'u', traits }], { settings: { ...settings } }).commands as { data: object }[])[0]
      ?.data;

  it('bears Bloomreach’s names', () => {
    expect(properties({})).toMatchObject({
      properties: {
        first_name: 'Zoë',
        birth_date: 641952000,
        city: 'Köln',
        postal_code: '50667',
        company: 'Acme',
        company_employee_count: 7,
        plan: 'pro',
      },
    });
  });

  it('bears the names it was sent with where the settings say so', () => {
    expect(properties({ propertyNames: 'unchanged' })).toMatchObject({ properties: traits });
  });
});
