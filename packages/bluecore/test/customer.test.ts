import { plan } from './plan';

const viewed = { type: 'track', event: 'Product Viewed', properties: { product_id: 'P1' } };
const rejected = (message: string) => ({ status: 'rejected', fix: 'event', message });
const withAddress = (email: string) => ({ context: { traits: { email } } });

/** Event and distinct_id of each call. */
const callsOf = (event: object, settings = {}) =>
  plan([event], { settings }).calls.map(({ event: name, properties }) => [name, properties.distinct_id]);

describe('the distinct ID', () => {
  const everything = { userId: 'u-1', anonymousId: 'a-1', ...withAddress('jane@example.com') };

  it.each([
    ['email', everything, 'jane@example.com'],
    ['email', { ...everything, context: {} }, 'u-1'],
    ['email', { anonymousId: 'a-1' }, 'a-1'],
    ['email', { userId: '', anonymousId: 'a-1' }, 'a-1'],
    ['email', { userId: ' null ', anonymousId: 'a-1' }, 'a-1'],
    ['email', { userId: ' Jane@Example.com ' }, 'jane@example.com'],
    ['userId', everything, 'u-1'],
    ['userId', { ...everything, userId: undefined }, 'jane@example.com'],
    ['userId', { ...everything, userId: 'Old@example.com' }, 'old@example.com'],
    ['userId', { anonymousId: 'a-1' }, 'a-1'],
    ['email', { anonymousId: 'Jane@Example.com' }, 'jane@example.com'],
    ['email', { anonymousId: 'Jane@Shop' }, 'Jane@Shop'],
  ])('where the setting is "%s", of %j is %s', (distinctId, who, expected) => {
    expect(callsOf({ ...viewed, ...who }, { distinctId })).toEqual([['viewed_product', expected]]);
  });

  it.each([
    [{}, ''],
    [{ userId: '' }, ''],
    [
      { userId: 'undefined', anonymousId: ' ' },
      ' User ID left out: it must be the ID of one person or device, as text.',
    ],
  ])('of %j is none: refused by name', (who, told) => {
    expect(plan([{ ...viewed, ...who }]).outcomes).toEqual([
      rejected(`User ID: the event has no User ID, Email or Anonymous ID that can be read. Map one of them.${told}`),
    ]);
  });
});

describe('an email address', () => {
  it.each([
    [' Jane.Doe+Shop@Example.COM ', 'jane.doe+shop@example.com'],
    ['zoë@example.com', 'zoë@example.com'],
    [`${'x'.repeat(64)}@example.com`, `${'x'.repeat(64)}@example.com`],
  ])('%j is sent as %j', (email, expected) => {
    expect(callsOf({ ...viewed, ...withAddress(email) })).toEqual([['viewed_product', expected]]);
  });

  it.each([
    ['is longer than 254 characters', `${'x'.repeat(243)}@example.com`],
    ['begins with a comma', ',jane@example.com'],
    ['begins with a dot', '.jane@example.com'],
    ['begins with an @', '@example.com'],
    ['ends with a comma', 'jane@example.com,'],
    ['ends with a dot', 'jane@example.com.'],
    ['ends with an @', 'jane@'],
    ['has no @', 'jane.example.com'],
    ['has two @', 'jane@doe@example.com'],
    ...Array.from('\\`:"><(); []\u0000\u0001\u0010\t', (char) => [
      `holds ${JSON.stringify(char)}`,
      `jane${char}doe@example.com`,
    ]),
  ])('that %s costs no view of a known user: it is left out with a note', (_, email) => {
    const { calls, notes } = plan([{ ...viewed, userId: 'u', ...withAddress(email ?? '') }]);
    expect(calls).toMatchObject([{ event: 'viewed_product', properties: { distinct_id: 'u' } }]);
    expect(notes).toEqual([expect.stringMatching(/^Email left out: it must be the email address of one person/)]);
  });

  it.each(['  ', 'null', ' Undefined '])('that is %j is none', (email) => {
    expect(callsOf({ ...viewed, userId: 'u', ...withAddress(email) })).toEqual([['viewed_product', 'u']]);
  });
});

describe('linking', () => {
  const who = { userId: 'u-1', anonymousId: 'a-1' };
  const traits = { email: 'Jane@Example.com', firstName: 'Jane', address: { city: 'Köln' } };
  const identify = { type: 'identify', ...who, traits };
  const links = [
    ['identify', 'u-1'],
    ['identify', 'a-1'],
  ];

  it('sends one identify for each ID that is no address, then the attributes', () => {
    expect(plan([{ ...identify, context: { app: { version: '4.0' } } }]).calls).toEqual([
      {
        event: 'identify',
        properties: {
          distinct_id: 'u-1',
          token: 'bluestore',
          client: '4.0',
          customer: { email: 'jane@example.com' },
        },
      },
      {
        event: 'identify',
        properties: {
          distinct_id: 'a-1',
          token: 'bluestore',
          client: '4.0',
          customer: { email: 'jane@example.com' },
        },
      },
      {
        event: 'customer_patch',
        properties: {
          distinct_id: 'jane@example.com',
          token: 'bluestore',
          client: '4.0',
          customer: { email: 'jane@example.com', first_name: 'Jane' },
        },
      },
    ]);
  });

  it('takes the traits where RudderStack keeps them', () => {
    expect(callsOf({ type: 'identify', ...who, context: { traits } })).toEqual([
      ...links,
      ['customer_patch', 'jane@example.com'],
    ]);
  });

  it.each(['*', '*, plan', 'plan'])(
    'of a customer without attributes sends no customer_patch, with "%s"',
    (attributes) => {
      expect(callsOf({ ...identify, traits: { email: 'jane@example.com' } }, { attributes })).toEqual(links);
    },
  );

  it.each([
    ['without attributes sends no customer_patch', { traits: { email: 'jane@example.com' } }, links],
    ['without an address links nothing', { traits: { firstName: 'Jane' } }, [['customer_patch', 'u-1']]],
    [
      'links no ID that is an address',
      { userId: 'jane@example.com' },
      [links[1], ['customer_patch', 'jane@example.com']],
    ],
    [
      'links no anonymous ID that is an address, either',
      { anonymousId: 'Old@example.com' },
      [links[0], ['customer_patch', 'jane@example.com']],
    ],
    ['links one ID once', { anonymousId: 'u-1' }, [links[0], ['customer_patch', 'jane@example.com']]],
    [
      'never links what programs write for nothing',
      { userId: 'null' },
      [links[1], ['customer_patch', 'jane@example.com']],
    ],
  ])('%s', (_, own, expected) => {
    expect(callsOf({ ...identify, ...own })).toEqual(expected);
  });

  it('is of the customer’s IDs also where the user ID stands for the customer', () => {
    expect(callsOf(identify, { distinctId: 'userId' })).toEqual([...links, ['customer_patch', 'u-1']]);
  });

  it.each([
    ['whereGiven', [['viewed_product', 'jane@example.com']], [...links, ['customer_patch', 'jane@example.com']]],
    ['identify', [['viewed_product', 'jane@example.com']], [...links, ['customer_patch', 'jane@example.com']]],
    ['every', [...links, ['viewed_product', 'jane@example.com']], [...links, ['customer_patch', 'jane@example.com']]],
    ['off', [['viewed_product', 'jane@example.com']], [['customer_patch', 'jane@example.com']]],
  ])('"%s" makes of a product view %j, and of an identify call %j', (linking, ofView, ofIdentify) => {
    expect(callsOf({ ...viewed, ...who, ...withAddress('jane@example.com') }, { linking })).toEqual(ofView);
    expect(callsOf(identify, { linking })).toEqual(ofIdentify);
  });

  it('on every event comes once before several calls', () => {
    const added = {
      ...viewed,
      event: 'Product Added',
      properties: { products: [{ product_id: 1 }, { product_id: 2 }] },
    };
    expect(callsOf({ ...added, anonymousId: 'a-1', ...withAddress('j@x.org') }, { linking: 'every' })).toEqual([
      ['identify', 'a-1'],
      ['add_to_cart', 'j@x.org'],
      ['add_to_cart', 'j@x.org'],
    ]);
  });

  it.each([{ userId: 'u' }, { anonymousId: 'a', traits: { email: 'n/a', plan: 'pro' } }])(
    'of nobody’s address, with nothing to set, is skipped: %j',
    (own) => {
      expect(plan([{ type: 'identify', ...own }]).outcomes).toMatchObject([
        { status: 'skipped', message: expect.stringMatching(/^There is no email address, and no attribute to set\./) },
      ]);
    },
  );

  it.each([
    [{ traits: { email: 'jane@example.com' } }, {}],
    [{ userId: 'Jane@example.com' }, {}],
    [{ userId: 'jane@example.com', traits: { plan: 'pro' } }, {}],
    [{ userId: 'u', traits: { email: 'jane@example.com' } }, { linking: 'off' }],
  ])('of nothing, by %j, still makes the address a customer', (own, settings) => {
    expect(plan([{ type: 'identify', ...own }], { settings }).calls).toMatchObject([
      {
        event: 'customer_patch',
        properties: { distinct_id: 'jane@example.com', customer: { email: 'jane@example.com' } },
      },
    ]);
  });
});

describe('attributes', () => {
  /** What a customer_patch sets. */
  const set = (traits: object, attributes?: string) => {
    const { calls, outcomes } = plan([{ type: 'identify', userId: 'u', traits }], { settings: { attributes } });
    return calls[0]?.properties.customer ?? outcomes[0];
  };
  const traits = {
    firstName: 'Zoë',
    'Last Name': 'Doe',
    'is-member': 'TRUE',
    isVip: false,
    points: 0,
    address: { city: 'Köln', geo: { countryCode: 'DE' }, street: '' },
    tags: ['a'],
    plan: null,
  };

  it('are the standard ones of a profile unless the settings name others', () => {
    expect(set(traits)).toEqual({ first_name: 'Zoë', last_name: 'Doe' });
    expect(set(traits, 'points')).toEqual({ points: 0 });
  });

  it('have names in snake case, real booleans, and members of objects under joined names', () => {
    const names = 'first_name, Is Member, is_vip, address_city, address_geo_country_code, address_street, plan';
    expect(set(traits, names)).toEqual({
      first_name: 'Zoë',
      is_member: true,
      is_vip: false,
      address_city: 'Köln',
      address_geo_country_code: 'DE',
    });
  });

  it.each([
    ['pref__brand', { prefBrand: 1 }],
    ['_vip', { Vip: 1 }],
    ['geo__city', { geo: { city: 1 } }],
    ['last.store', { 'last-store': 1 }],
  ])('have the name that Bluecore gives them, as %s', (name, own) => {
    expect(set(own, `${name}, points`)).toEqual({ [name]: 1 });
  });

  it.each([
    ['address, address_city', { address: { city: 'Köln', zip: '1' } }, { address_city: 'Köln' }],
    ['address, address_city', { address: 'Am Hof 1, Köln' }, { address: 'Am Hof 1, Köln' }],
    ['*, address', { address: { city: 'Köln', zip: '1' } }, { address_city: 'Köln', address_zip: '1' }],
    ['geo, geo_area, geo_area_code', { geo: { area: { code: 7 } } }, { geo_area_code: 7 }],
  ])('of "%s" are, of %j, %j: an object’s members, or the whole if it is none', (attributes, own, expected) => {
    expect(set(own, attributes)).toEqual(expected);
  });

  it('may all be sent, some under the name that Bluecore gives them', () => {
    expect(set({ prefBrand: 1, isVip: true }, '*, pref__brand')).toEqual({ pref__brand: 1, is_vip: true });
  });

  it.each(['tags', 'address'])('that no attribute can be, as %s, are left out with a note', (name) => {
    const settings = { attributes: `${name}, points` };
    const { calls, notes } = plan([{ type: 'identify', userId: 'u', traits }], { settings });
    expect(calls).toMatchObject([{ properties: { customer: { points: 0 } } }]);
    expect(notes).toContain(`Left out, because no attribute can be a list or an object: ${name}.`);
  });

  it.each([
    ['1990-04-03', { birthday_day: 3, birthday_month: 'April' }],
    ['1990-12-31T23:00:00+02:00', { birthday_day: 31, birthday_month: 'December' }],
  ])('of a birthday on %j are %j', (birthday, expected) => {
    expect(set({ birthday })).toEqual(expected);
  });

  it.each(['1990-14-11', '1990-04-00', '3 April'])('of a birthday on %j are none', (birthday) => {
    expect(set({ birthday, first_name: 'Zoë' })).toEqual({ first_name: 'Zoë' });
  });

  it.each([4, '04', 'apr', 'Apr.', 'APRIL', ' April '])(
    'spell the month out that is written as %j',
    (birthday_month) => {
      expect(set({ birthday_day: '3', birthday_month })).toEqual({ birthday_day: 3, birthday_month: 'April' });
    },
  );

  it.each([
    { birthday_month: 13 },
    { birthday_month: 0 },
    { birthday_month: 'ma' },
    { birthday_month: 'avril' },
    { birthday_day: 32 },
    { birthday_day: 0 },
  ])('hold no such day or month as %j', (wrong) => {
    expect(set({ ...wrong, first_name: 'Zoë' })).toEqual({ first_name: 'Zoë' });
  });

  it('never hold what is Bluecore’s own', () => {
    expect(set({ email_hash_number: 7, plan: 'pro' }, '*')).toEqual({ plan: 'pro' });
  });

  it('of a birthday may be the birthday itself', () => {
    expect(set({ birthday: '1990-04-03' }, 'birthday')).toEqual({ birthday: '1990-04-03' });
  });

  it('that are left out make a note', () => {
    const notes = (own: object) => plan([{ type: 'identify', userId: 'u', traits: own }]).notes;
    expect(notes(traits)).toEqual([
      'Left out, because they are not in the setting "Attributes": is_member, is_vip, points, address, tags.',
    ]);
    expect(notes({ firstName: 'Zoë', email: 'z@example.com', birthday: '1990-04-03', plan: null })).toEqual([]);
  });

  it('never hold the address under another spelling', () => {
    expect(set({ Email: 'x', first_name: 'Zoë' }, 'email, first_name')).toEqual({ first_name: 'Zoë' });
  });
});
