import { plan, preset } from './plan';

const T = '2026-01-02T03:04:05.678Z';
const ping = { type: 'track', event: 'Ping', timestamp: T };
const engagement = { api: 'engagement', projectToken: 't', authentication: 'token', apiSecret: 'secret' };

/** The IDs of the first command that an event becomes, or its outcome. */
function idsOf(event: object, settings = {}): unknown {
  const { commands, outcomes } = plan([{ ...ping, ...event }], { settings });
  return commands[0]?.data.customer_ids ?? outcomes[0];
}
const nobody = {
  status: 'rejected',
  fix: 'event',
  message: expect.stringMatching(/^User ID: the event has no ID that the settings know/) as string,
};

describe('customer IDs', () => {
  it.each([
    [
      'user, email and anonymous ID',
      { userId: 7, anonymousId: 'a', context: { traits: { email: ' Jane@Example.COM ' } } },
      {},
      { customer_id: '7', email_id: 'jane@example.com', cookie: 'a' },
    ],
    [
      'further IDs of the event',
      { integrations: { Bloomreach: { customer_ids: { loyalty: 'L1', empty: '', no: null, word: 'n/a' } } } },
      {},
      { loyalty: 'L1' },
    ],
    ['an address once, where it is the user ID', { userId: 'Anna@Example.com' }, {}, { email_id: 'anna@example.com' }],
    ['user IDs in small letters', { userId: 'ABC-1' }, {}, { customer_id: 'abc-1' }],
    [
      'user IDs as sent, where the settings say so',
      { userId: 'ABC-1' },
      { userIdCase: 'unchanged' },
      { customer_id: 'ABC-1' },
    ],
    [
      'the names that Engagement has for them',
      { userId: 'u', anonymousId: 'a' },
      engagement,
      { registered: 'u', cookie: 'a' },
    ],
    [
      'an address under the name "registered"',
      { userId: 'u', context: { traits: { email: 'Jo@Example.com' } } },
      { ...engagement, userIdName: 'none', emailIdName: 'registered' },
      { registered: 'jo@example.com' },
    ],
    [
      'an address as user ID in small letters, where the project has no other name for it',
      { userId: 'Jo@Example.com' },
      { ...engagement, userIdCase: 'unchanged' },
      { registered: 'jo@example.com' },
    ],
    [
      'no ID that the project does not have',
      { userId: 'u', anonymousId: 'a' },
      { anonymousIdName: 'none' },
      { customer_id: 'u' },
    ],
  ])('hold %s', (_, event, settings, ids) => {
    expect(idsOf(event, settings)).toEqual(ids);
  });

  it.each(['', ' ', 'null', 'undefined', 'NULL', '-', 'n/a', 'nil', '[object Object]', false, 9007199254740992])(
    'never hold %p',
    (userId) => {
      expect(idsOf({ userId })).toEqual(nobody);
    },
  );

  it('never hold the ID of a device that tells none, which many have', () => {
    expect(idsOf({ userId: 'u', anonymousId: '00000000-0000-0000-0000-000000000000' })).toEqual({ customer_id: 'u' });
  });

  it.each(['n/a', 'none', 'mailto:jo@example.com', 'Jo <jo@example.com>', 'jo@example.com, al@example.com'])(
    'never hold %p for an address: all who have it would become one customer',
    (email) => {
      const order = { event: 'Order Completed', anonymousId: 'a-1', properties: { order_id: '1', total: 1, email } };
      expect(idsOf(order)).toEqual({ cookie: 'a-1' });
    },
  );

  it('hold no friend’s address: only events about their sender have it among their properties', () => {
    const properties = { email: 'Friend@Other.example' };
    const invited = { event: 'Friend Invited', userId: 'u-1', anonymousId: 'a-1', properties };
    expect(idsOf(invited)).toEqual({ customer_id: 'u-1', cookie: 'a-1' });
    expect(plan([{ ...ping, ...invited }]).commands[0]?.data.properties).toEqual(properties);
    expect(idsOf({ event: 'Signed Up', properties })).toEqual({ email_id: 'friend@other.example' });
  });

  const further = (customer_ids: object) => ({ userId: 'u', integrations: { Bloomreach: { customer_ids } } });

  it.each([
    [
      'an address in small letters',
      { email_id: 'Jo@Example.COM' },
      {},
      { customer_id: 'u', email_id: 'jo@example.com' },
    ],
    ['a user ID in small letters', { customer_id: 'ABC-1' }, {}, { customer_id: 'abc-1' }],
    ['a user ID as sent', { customer_id: 'ABC-1' }, { userIdCase: 'unchanged' }, { customer_id: 'ABC-1' }],
    ['others as sent', { loyalty: 'ABC', cookie: 'ABC' }, {}, { customer_id: 'u', loyalty: 'ABC', cookie: 'ABC' }],
    [
      'an address under the project’s name for it',
      { registered: 'Jo@Example.COM' },
      { ...engagement, userIdName: 'none', emailIdName: 'registered' },
      { registered: 'jo@example.com' },
    ],
  ])('under the names of the settings keep their rules among the further IDs: %s', (_, given, settings, ids) => {
    expect(idsOf(further(given), settings)).toEqual(ids);
  });

  it.each(['mailto:jo@example.com', 'x', 'noreply@example.com'])(
    'under the name of the email ID are no address such as %p, which is left out with a note',
    (email_id) => {
      const { commands, notes } = plan([{ ...ping, ...further({ email_id, loyalty: 'L1' }) }]);
      expect(commands[0]?.data.customer_ids).toEqual({ customer_id: 'u', loyalty: 'L1' });
      expect(notes).toEqual([expect.stringMatching(/^email_id left out: it must be the email address of one person/)]);
    },
  );

  it('keep the order of the events of one customer, also by further IDs', () => {
    const event = (ip: string) => ({
      ...ping,
      context: { ip },
      integrations: { Bloomreach: { customer_ids: { loyalty: 'L1' } } },
    });
    const { requests } = plan([event('203.0.113.1'), event('203.0.113.2'), event('203.0.113.1')]);
    expect(requests).toHaveLength(3);
  });
});

/** What is set of these traits. */
function attributes(traits: object, settings = {}, more: object = {}) {
  const { commands, notes, outcomes } = plan([{ type: 'identify', userId: 'u', timestamp: T, traits, ...more }], {
    settings,
  });
  return { properties: commands[0]?.data.properties, ids: commands[0]?.data.customer_ids, notes, outcome: outcomes[0] };
}

describe('a customer’s update', () => {
  it.each([
    ['Segment', { traits: { email: 'Jane@example.com', plan: 'pro', city: null } }],
    ['RudderStack', { context: { traits: { email: 'Jane@example.com', plan: 'pro', city: null } } }],
  ])('takes the traits where %s keeps them, and the time of the event', (_, where) => {
    expect(plan([{ type: 'identify', userId: 'u-1', timestamp: T, ...where }]).commands).toEqual([
      {
        name: 'customers',
        data: {
          customer_ids: { customer_id: 'u-1', email_id: 'jane@example.com' },
          properties: { email: 'jane@example.com', plan: 'pro' },
          update_timestamp: 1767323045.678,
        },
      },
    ]);
  });

  it.each([{}, { traits: [] }])('without an attribute is skipped: %j', (own) => {
    expect(plan([{ type: 'identify', userId: 'u-1', timestamp: T, ...own }]).outcomes).toEqual([
      {
        status: 'skipped',
        message: 'Bloomreach accepts no update without an attribute; the IDs are sent with every other event.',
      },
    ]);
  });

  it('bears Bloomreach’s names, and dates as UNIX times', () => {
    const traits = {
      firstName: 'Zoë',
      last_name: 'Ölund',
      gender: 'F',
      birthday: '1990-05-06',
      createdAt: '2024-03-01T10:00:00+02:00',
      renewal: '2027-03-01T10:00:00+02:00',
      address: { city: 'Köln', postalCode: '50667', street: '', floor: 3 },
      company: { name: 'Acme', employeeCount: 7, since: '2027-03-01 10:00:00+02' },
      loyaltyLevel: 'gold',
    };
    expect(attributes(traits)).toMatchObject({
      properties: {
        first_name: 'Zoë',
        last_name: 'Ölund',
        gender: 'female',
        birth_date: 641952000,
        created_at: 1709280000,
        renewal: 1803888000,
        city: 'Köln',
        postal_code: '50667',
        address_floor: 3,
        company: 'Acme',
        company_employee_count: 7,
        company_since: 1803888000,
        loyalty_level: 'gold',
      },
      notes: [],
    });
    expect(attributes({ company: 'Acme', address: 'Hof 1' }).properties).toEqual({ company: 'Acme', address: 'Hof 1' });
  });

  it.each([{ birth_date: '1990-05-06' }, { date_of_birth: '1990-05-06T00:00:00+02:00' }, { birth_date: 641952000 }])(
    'has a birthday in UNIX time, whatever its spelling: %j',
    (traits) => {
      expect(attributes(traits).properties).toEqual({ birth_date: 641952000 });
    },
  );

  it('reads what RudderStack’s SDK for Android sends, and sets no ID as an attribute', () => {
    const traits = {
      anonymousId: 'a',
      userId: 'u',
      id: 'u',
      firstname: 'Carl',
      lastname: 'Ölund',
      createdat: '2024-03-01T10:00:00Z',
    };
    const { properties, notes } = attributes({}, {}, { traits: undefined, anonymousId: 'a', context: { traits } });
    expect(properties).toEqual({ first_name: 'Carl', last_name: 'Ölund', created_at: 1709287200 });
    expect(notes).toEqual([]);
  });

  it('has names in ASCII, and leaves out with a note what has none', () => {
    expect(attributes({ größe: 3, 色: 'red', '': 4 })).toMatchObject({
      properties: { grosse: 3 },
      notes: ['Left out, because their names cannot be sent: 色, "".'],
    });
  });

  it('takes the next address where the first is empty', () => {
    const context = { traits: { email: 'jo@example.com' } };
    expect(attributes({ email: '', first_name: 'Jo' }, {}, { context })).toMatchObject({
      ids: { email_id: 'jo@example.com' },
      properties: { email: 'jo@example.com', first_name: 'Jo' },
    });
  });

  it.each([['jack@example.com '], [['Jack@example.com']]])(
    'has %j once, as ID and as attribute, and says nothing of it',
    (email) => {
      expect(attributes({ email })).toMatchObject({
        ids: { email_id: 'jack@example.com' },
        properties: { email: 'jack@example.com' },
        notes: [],
      });
    },
  );

  it('sets a phone number in its international form, or none', () => {
    expect(attributes({ phone: '+49 (0)30 123456' }).properties).toEqual({ phone: '+4930123456' });
    expect(attributes({ phone: '030 123456', plan: 'x' })).toMatchObject({
      properties: { plan: 'x' },
      notes: [expect.stringMatching(/^Phone left out: it must be/)],
    });
  });

  it('sets no more than the settings name: a project holds 255 attributes', () => {
    const settings = { customerAttributes: 'email, first_name' };
    expect(attributes({ firstName: 'Jo', email: 'jo@example.com', plan: 'x', avatar: 'y' }, settings)).toMatchObject({
      properties: { first_name: 'Jo', email: 'jo@example.com' },
      notes: [],
    });
    expect(attributes({ plan: 'x' }, settings).outcome).toMatchObject({ status: 'skipped' });
  });

  it('leaves out an attribute of more than 16 KB, which would cost the whole update', () => {
    expect(attributes({ bio: 'ü'.repeat(8001), plan: 'x' })).toMatchObject({
      properties: { plan: 'x' },
      notes: ['Left out, because Bloomreach accepts no attribute of more than 16000 bytes: bio.'],
    });
    expect(attributes({ bio: 'ü'.repeat(8000) }).properties).toHaveProperty('bio');
  });

  it('leaves out an attribute of more than 2 KiB where a project may have more attributes', () => {
    const settings = { attributeLimit: '1024' };
    expect(attributes({ bio: 'x'.repeat(2049), plan: 'x' }, settings)).toMatchObject({
      properties: { plan: 'x' },
      notes: ['Left out, because Bloomreach accepts no attribute of more than 2048 bytes: bio.'],
    });
    expect(attributes({ bio: 'x'.repeat(2048) }, settings).properties).toHaveProperty('bio');
  });

  it.each([[Array.from({ length: 3000 }, (_, index) => `tag ${index}`)], [{ of: { them: 'x'.repeat(16_000) } }]])(
    'leaves out a list or an object of more than 16 KB, too',
    (many) => {
      expect(attributes({ many, plan: 'x' })).toMatchObject({
        properties: { plan: 'x' },
        notes: ['Left out, because Bloomreach accepts no attribute of more than 16000 bytes: many.'],
      });
    },
  );

  it('bears the names it was sent with where its action says so', () => {
    const traits = { firstName: 'Zoë', address: { city: 'Köln' }, größe: 3, email: 'Jo@Example.com' };
    const subscriptions = [{ ...preset('updateCustomer'), partnerAction: 'setProperties', mapping: {} }];
    const mapped = plan([{ type: 'identify', userId: 'u', timestamp: T, traits }], {
      subscriptions: subscriptions.map((one) => ({
        ...one,
        mapping: {
          user_id: { '@path': '$.userId' },
          email_id: { '@path': '$.traits.email' },
          others: { '@path': '$.traits' },
        },
      })),
    });
    expect(mapped.commands[0]?.data).toMatchObject({
      customer_ids: { customer_id: 'u', email_id: 'jo@example.com' },
      properties: { firstName: 'Zoë', address: { city: 'Köln' }, grosse: 3, email: 'jo@example.com' },
    });
  });
});

describe('a group', () => {
  const group = {
    type: 'group',
    userId: 'u-1',
    groupId: 'acme',
    traits: { name: 'ACME', 'Employee Count': 7 },
    timestamp: T,
  };

  it('is kept with the customer, under names that begin with group_, and never overwrites the person', () => {
    const traits = { ...group.traits, email: 'info@acme.example' };
    const { commands, notes } = plan([{ ...group, traits, context: { traits: { age: 40 } } }]);
    expect(commands.map(({ data }) => [data.customer_ids, data.properties])).toEqual([
      [
        { customer_id: 'u-1' },
        { group_id: 'acme', group_name: 'ACME', group_employee_count: 7, group_email: 'info@acme.example' },
      ],
    ]);
    expect(notes).toEqual([]);
  });

  it('is of the person whose address stands among the person’s traits, and sets it', () => {
    const traits = { email: 'info@acme.example' };
    const event = { ...group, traits, context: { traits: { email: 'jo@example.com' } } };
    expect(plan([event]).commands[0]?.data).toMatchObject({
      customer_ids: { customer_id: 'u-1', email_id: 'jo@example.com' },
      properties: { group_id: 'acme', group_email: 'info@acme.example', email: 'jo@example.com' },
    });
  });

  it('without an ID is refused: what is known of it would be the person’s', () => {
    expect(plan([{ ...group, groupId: undefined }]).outcomes).toMatchObject([
      {
        status: 'rejected',
        fix: 'event',
        message: 'Group ID: the event has none. Map it from the property your events have it in.',
      },
    ]);
  });
});

describe('an alias', () => {
  const anonymous = '5a8c1f52-0f2e-4b5a-9b43-0d0a3e0c0001';
  const alias = { type: 'alias', userId: 'u', previousId: anonymous, timestamp: 1767323045 };

  it('is an update that holds both IDs', () => {
    expect(plan([alias])).toMatchObject({
      commands: [
        {
          name: 'customers',
          data: {
            customer_ids: { customer_id: 'u', cookie: anonymous },
            properties: { previous_id: anonymous },
            update_timestamp: 1767323045,
          },
        },
      ],
      notes: [],
    });
  });

  it('of an ID to itself is skipped', () => {
    expect(plan([{ ...alias, previousId: 'U' }]).outcomes).toMatchObject([{ status: 'skipped' }]);
  });

  it('of what may be a user ID has a note: two known customers never merge', () => {
    expect(plan([{ ...alias, previousId: 'u-old' }]).notes).toEqual([
      expect.stringMatching(/^If the previous ID was a user ID/),
    ]);
    expect(plan([{ ...alias, previousId: 'a-1', anonymousId: 'a-1' }]).notes).toEqual([]);
  });

  it.each([
    ['the previous ID is none', { previousId: 'null' }, {}, 'Previous ID: it must be the ID of one person'],
    ['there is no user ID', { userId: '' }, {}, 'User ID'],
    [
      'the project has no soft ID to merge by',
      {},
      { anonymousIdName: 'none' },
      'Previous ID: the settings name no anonymous ID',
    ],
  ])('is refused where %s', (_, own, settings, message) => {
    expect(plan([{ ...alias, ...own }], { settings }).outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
    ]);
  });
});

describe('a sign-up', () => {
  it.each([
    ['Signed Up', 'registration'],
    ['Signed In', 'login'],
    ['Newsletter Subscribed', 'newsletter_subscribed'],
    ['Newsletter Unsubscribed', 'newsletter_unsubscribed'],
  ])('or the like, %s, is %s, and sets the address of its sender', (event, name) => {
    const { commands } = plan([
      { ...ping, event, anonymousId: 'a', properties: { email: 'Jo@Example.com', plan: 'x' } },
    ]);
    const customer_ids = { email_id: 'jo@example.com', cookie: 'a' };
    expect(commands).toMatchObject([
      {
        name: 'customers',
        data: { customer_ids, properties: { email: 'jo@example.com' }, update_timestamp: 1767323045.678 },
      },
      { name: 'customers/events', data: { customer_ids, event_type: name, properties: { plan: 'x' } } },
    ]);
  });

  it('sets no address where the settings say so, and none where there is none', () => {
    const event = { ...ping, event: 'Signed Up', userId: 'u', properties: { email: 'jo@example.com' } };
    expect(plan([event], { settings: { setEmail: false } }).commands).toHaveLength(1);
    expect(plan([{ ...event, properties: {} }]).commands).toHaveLength(1);
  });

  it('sets the address also in Engagement, where it is no ID', () => {
    const event = { ...ping, event: 'Signed Up', anonymousId: 'a', properties: { email: 'jo@example.com' } };
    expect(plan([event], { settings: engagement }).commands).toMatchObject([
      { data: { customer_ids: { cookie: 'a' }, properties: { email: 'jo@example.com' } } },
      { data: { event_type: 'registration' } },
    ]);
  });
});
