import { plan } from './plan';

const identify = { type: 'identify', userId: 'u', traits: { email: 'u@example.com', plan: 'pro' } };
const quiet = { sendTimestamp: false, sendEventUuid: false };
const customersApi = { ...quiet, identifyBy: 'customers', userApiKey: 'user-key' };

describe('a customer', () => {
  it.each([
    ['Segment', { traits: { email: 'u@example.com', plan: 'pro' } }],
    ['RudderStack', { traits: undefined, context: { traits: { email: 'u@example.com', plan: 'pro' } } }],
  ])('is an event with the traits from where %s keeps them', (_, where) => {
    expect(plan([{ ...identify, ...where }], { settings: quiet }).sent).toEqual([
      { event: 'identify', customer_id: 'u', email: 'u@example.com', plan: 'pro' },
    ]);
  });

  it('bears Blueshift’s names, a phone number in one form and a gender that it knows', () => {
    const traits = {
      first_name: 'Zoë',
      lastName: 'Łu',
      phone: '+49 (30) 231-2504',
      gender: 'F',
      createdAt: 1426613240,
    };
    expect(plan([{ ...identify, traits }], { settings: quiet }).sent).toEqual([
      {
        event: 'identify',
        customer_id: 'u',
        firstname: 'Zoë',
        lastname: 'Łu',
        phone_number: '+49302312504',
        gender: 'female',
        joined_at: '2015-03-17T17:27:20.000Z',
      },
    ]);
  });

  it('has the gender "unknown" where Blueshift has no word for it', () => {
    expect(plan([{ ...identify, traits: { gender: 'non-binary' } }], { settings: quiet }).sent).toMatchObject([
      { gender: 'unknown' },
    ]);
  });

  it.each(['030 2312504', '+49 170 1234567 890'])('has no phone number that Blueshift would not take: %s', (phone) => {
    const { sent, notes } = plan([{ ...identify, traits: { phone, plan: 'pro' } }], { settings: quiet });
    expect(sent).toEqual([{ event: 'identify', customer_id: 'u', plan: 'pro' }]);
    expect(notes).toEqual([
      expect.stringMatching(/^Phone left out: it must be one phone number with its country code/),
    ]);
  });
});

describe('consent', () => {
  it('is never taken from traits, and a note says so', () => {
    const traits = { unsubscribed: false, subscription_groups: [], plan: 'pro' };
    const { sent, notes } = plan([{ ...identify, traits }], { settings: quiet });
    expect(sent).toEqual([{ event: 'identify', customer_id: 'u', plan: 'pro' }]);
    expect(notes).toEqual([
      'Left out, because consent is taken only from the field "Subscriptions": unsubscribed, subscription_groups.',
    ]);
  });

  it('is never taken from the traits that say who may be followed in emails and advertisements', () => {
    const traits = { email_open_tracking: true, email_click_tracking: true, opt_out_of_ads: false };
    expect(plan([{ ...identify, traits }], { settings: quiet })).toMatchObject({
      sent: [{ event: 'identify', customer_id: 'u' }],
      notes: [expect.stringContaining('email_open_tracking, email_click_tracking, opt_out_of_ads')],
    });
  });

  it('is never taken from the properties of an event, and a note says so', () => {
    const properties = { subscription_groups: [{ id: 'a', subscribed: true }], plan: 'pro' };
    const { sent, notes } = plan([{ type: 'track', event: 'Ping', userId: 'u', properties }], { settings: quiet });
    expect(sent).toEqual([{ event: 'ping', customer_id: 'u', plan: 'pro' }]);
    expect(notes).toEqual([
      'Left out, because consent is taken only from the field "Subscriptions": subscription_groups.',
    ]);
  });

  it.each([
    [{ unsubscribed: 'false' }, { unsubscribed: false }],
    [
      { unsubscribed_sms: ' TRUE ', unsubscribed_sms_at: '2026-01-02' },
      { unsubscribed_sms: true, unsubscribed_sms_at: '2026-01-02' },
    ],
    [{ unsubscribed: null, opted_in: true }, { opted_in: true }],
    [
      { unsubscribed: true, unsubscribed_at: 1767323045 },
      { unsubscribed: true, unsubscribed_at: '2026-01-02T03:04:05.000Z' },
    ],
    [
      { email_open_tracking: false, opt_out_of_ads: 'true' },
      { email_open_tracking: false, opt_out_of_ads: true },
    ],
    [
      { subscription_group_id: 'news_1', subscription_group_subscribed: 'false' },
      { subscription_group_id: 'news_1', subscription_group_subscribed: false },
    ],
  ])('of %j is %j', (subscriptions, expected) => {
    const event = { ...identify, traits: {}, integrations: { Blueshift: { subscriptions } } };
    expect(plan([event], { settings: quiet }).sent).toEqual([{ event: 'identify', customer_id: 'u', ...expected }]);
  });

  it.each(['yesterday', '2026-02-30', ' ', {}, true])('is no less for a time such as %j, which is left out', (at) => {
    const subscriptions = { unsubscribed: true, unsubscribed_at: at };
    const event = { ...identify, traits: {}, integrations: { Blueshift: { subscriptions } } };
    const { sent, notes } = plan([event], { settings: quiet });
    expect(sent).toEqual([{ event: 'identify', customer_id: 'u', unsubscribed: true }]);
    expect(notes).toEqual([expect.stringMatching(/^unsubscribed_at left out: it must be a day or time/)]);
  });

  it.each(['a b', 'ä', {}])('for a group of the ID %j is refused by name', (id) => {
    const subscriptions = { subscription_group_id: id, subscription_group_subscribed: true };
    expect(plan([{ ...identify, integrations: { Blueshift: { subscriptions } } }]).outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('"subscription_group_id" must be of letters') as string },
    ]);
  });

  it.each(['yes', 1, 0, [], [true]])('of %j is refused by name', (unsubscribed) => {
    const event = { ...identify, integrations: { Blueshift: { subscriptions: { unsubscribed } } } };
    expect(plan([event]).outcomes).toEqual([
      { status: 'rejected', fix: 'event', message: 'Subscriptions: "unsubscribed" must be true or false.' },
    ]);
  });

  it('of other names is none, and replaces nothing', () => {
    const subscriptions = {
      unsubscribed: true,
      email: 'x@y.example',
      customer_id: 'x',
      event: 'purchase',
      newsletter: true,
    };
    const { sent, notes } = plan([{ ...identify, traits: {}, integrations: { Blueshift: { subscriptions } } }], {
      settings: quiet,
    });
    expect(sent).toEqual([{ event: 'identify', customer_id: 'u', unsubscribed: true }]);
    expect(notes).toEqual(['Left out, because Blueshift has no such consent: email, customer_id, event, newsletter.']);
  });

  it('arrives where the event says it for Blueshift', () => {
    const subscriptions = { unsubscribed: true, subscription_groups: [{ id: 'news_1', subscribed: false }] };
    const event = { ...identify, integrations: { Blueshift: { subscriptions } } };
    expect(plan([event]).sent).toMatchObject([subscriptions]);
  });

  it.each([
    ['an ID with a blank', [{ id: 'a b', subscribed: true }]],
    ['an ID that is no text', [{ id: { toString: '' }, subscribed: true }]],
    ['a state that is no boolean', [{ id: 'a', subscribed: 'yes' }]],
    ['no list', { id: 'a', subscribed: true }],
  ])('with %s is refused', (_, groups) => {
    const event = { ...identify, integrations: { Blueshift: { subscriptions: { subscription_groups: groups } } } };
    expect(plan([event]).outcomes).toMatchObject([
      {
        status: 'rejected',
        message: expect.stringContaining('Subscriptions: "subscription_groups" must be') as string,
      },
    ]);
  });

  it.each([
    ['Newsletter Subscribed', 'subscribe'],
    ['Newsletter Unsubscribed', 'unsubscribe'],
  ])('by %s is %s, with the address', (event, name) => {
    const newsletter = { type: 'track', event, userId: 'u', properties: { email: 'u@example.com', list: 'tea' } };
    expect(plan([newsletter], { settings: quiet }).sent).toEqual([
      { event: name, customer_id: 'u', email: 'u@example.com', list: 'tea' },
    ]);
    // Blueshift has the address of a known customer in the profile.
    for (const properties of [{}, { email: ' ' }, { email: 'null' }]) {
      const { sent } = plan([{ ...newsletter, properties }], { settings: quiet });
      expect(sent).toEqual([{ event: name, customer_id: 'u' }]);
    }
  });
});

describe('what Blueshift calculates of a customer', () => {
  const calculated = {
    lifetime_revenue: 9,
    last_visit_at: '2026-01-02',
    last_location_city: 'Graz',
    last_utm_source: 'x',
  };

  it('is no trait, and a note says so', () => {
    const { sent, notes } = plan([{ ...identify, traits: { ...calculated, last_login: 1 } }], { settings: quiet });
    expect(sent).toEqual([{ event: 'identify', customer_id: 'u', last_login: 1 }]);
    expect(notes).toEqual([
      'Left out, because Blueshift calculates them: lifetime_revenue, last_visit_at, last_location_city, last_utm_source.',
    ]);
  });

  it('may be the property of an event', () => {
    const event = { type: 'track', event: 'Ping', userId: 'u', properties: calculated };
    expect(plan([event], { settings: quiet })).toMatchObject({ sent: [calculated], notes: [] });
  });
});

describe('a group', () => {
  const group = { type: 'group', userId: 'u', groupId: 'g1', traits: { name: 'Acme', 'Employee Count': 7 } };

  it.each([quiet, customersApi])(
    'is an identify event with its ID, and its traits under names of their own',
    (settings) => {
      expect(plan([group], { settings }).sent).toEqual([
        { event: 'identify', customer_id: 'u', group_id: 'g1', group_name: 'Acme', group_employee_count: 7 },
      ]);
    },
  );
});

it('a group’s address never becomes that of the customer', () => {
  const group = { type: 'group', userId: 'u', groupId: 'g1', traits: { email: 'info@acme.example' } };
  const own = { event: 'identify', customer_id: 'u', group_id: 'g1', group_email: 'info@acme.example' };
  expect(plan([group], { settings: quiet }).sent).toEqual([own]);
  const withOwn = { ...group, context: { traits: { email: 'u@example.com' } } };
  expect(plan([withOwn], { settings: quiet }).sent).toEqual([{ ...own, email: 'u@example.com' }]);
});

it('any event is for the group that it names', () => {
  const ping = { type: 'track', event: 'Ping', userId: 'u' };
  for (const one of [
    { ...ping, context: { groupId: 'g1' } },
    { ...ping, properties: { group_id: 'g1' } },
    { ...identify, traits: { group_id: 'g1' } },
    { type: 'page', userId: 'u', context: { groupId: 'g1' }, properties: { group_id: 'g2' } },
  ])
    expect(plan([one], { settings: quiet }).sent).toMatchObject([{ customer_id: 'u', group_id: 'g1' }]);
  const { requests } = plan([{ ...identify, context: { groupId: 'g1' } }], { settings: customersApi });
  expect(requests.map(({ json }) => json)).toEqual([
    { customer_id: 'u', email: 'u@example.com', plan: 'pro' },
    { event: 'identify', customer_id: 'u', email: 'u@example.com', group_id: 'g1', plan: 'pro' },
  ]);
});

describe('the customers API', () => {
  it('gets one customer by its own address, several by another, with the User API key', () => {
    const others = Array.from({ length: 51 }, (_, index) => ({
      ...identify,
      userId: `u${index}`,
      traits: { plan: 'pro' },
    }));
    const { requests, sent } = plan(others, { settings: customersApi });
    expect(requests.map(({ url }) => url)).toEqual([
      'https://api.getblueshift.com/api/v1/customers/bulk',
      'https://api.getblueshift.com/api/v1/customers',
    ]);
    expect(requests[0]?.headers.Authorization).toBe(`Basic ${Buffer.from('user-key:').toString('base64')}`);
    expect(sent[50]).toEqual({ customer_id: 'u50', plan: 'pro' });
  });

  it('gets no trait that it takes for an ID of its own, nor consent from traits, and notes say so', () => {
    const traits = { uuid: '5c1a9e04-7d3b-4f60-9a21-000000000001', unsubscribed: true, plan: 'pro' };
    const { sent, notes } = plan([{ ...identify, traits }], { settings: customersApi });
    expect(sent).toEqual([{ customer_id: 'u', plan: 'pro' }]);
    expect(notes).toEqual([expect.stringContaining(': uuid.'), expect.stringContaining('unsubscribed')]);
  });

  it('gets nobody who is known by a device only: that is an event', () => {
    const event = { ...identify, userId: '', traits: { plan: 'pro' }, context: { device: { id: 'd' } } };
    expect(plan([event], { settings: customersApi }).sent).toEqual([
      { event: 'identify', device_id: 'd', plan: 'pro' },
    ]);
  });
});
