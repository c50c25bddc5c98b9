import { plan, preset, track } from './plan';

const read = (more: object) => track('Read', {}, more);
const userOf = (event: object, options: Parameters<typeof plan>[1] = {}) => plan([event], options).collected[0]?.user;
const traits = {
  email: ' John.Doe@Example.com ',
  phone: '+33 6 12 34 56 78',
  firstName: 'John',
  lastName: 'Doe',
  gender: 'Male',
  birthday: '1990-04-23T00:00:00Z',
  address: { street: '1 Quai', city: 'Brest', state: 'Bretagne', postalCode: '29200', country: 'fr' },
  status: 'Premium',
};
const known = { userId: 'u-1', context: { traits } };

describe('the user of an event', () => {
  it('is known by their IDs, and what else is known of them', () => {
    expect(userOf(read(known))).toEqual({
      id: 'u-1',
      consistent_anonymous_id: 'a-1',
      email: 'john.doe@example.com',
      phone: '+33612345678',
      firstname: 'John',
      lastname: 'Doe',
      gender: 'm',
      birthdate: '1990-04-23',
      street: '1 Quai',
      city: 'Brest',
      state: 'Bretagne',
      zipcode: '29200',
      country: 'FR',
      status: 'Premium',
      consent_categories: [],
    });
  });

  it('has only what identifies in an order or refund, where all of it is a condition', () => {
    const order = {
      order_id: 'O',
      total: 1,
      revenue: 1,
      currency: 'EUR',
      products: [{ sku: 'S', name: 'S', price: 1 }],
    };
    for (const event of ['Order Completed', 'Order Refunded']) {
      expect(userOf(track(event, order, known))).toEqual({
        id: 'u-1',
        consistent_anonymous_id: 'a-1',
        email: 'john.doe@example.com',
        consent_categories: [],
      });
    }
  });

  it('without an anonymous ID is known by the user ID, with a note', () => {
    const { collected, notes } = plan([read({ anonymousId: undefined, userId: 'u-1' })]);
    expect(collected).toMatchObject([{ user: { id: 'u-1', consistent_anonymous_id: 'u-1' } }]);
    expect(notes).toContain('No anonymous ID: the user ID stands in for it.');
  });

  it('whose user ID is an empty text has none', () => {
    expect(userOf(read({ userId: '' }))).not.toHaveProperty('id');
  });

  it('without any ID is refused by name', () => {
    expect(plan([read({ anonymousId: undefined })]).outcomes).toMatchObject([
      {
        status: 'rejected',
        message: 'Consistent anonymous ID: the event has neither an anonymous ID nor a user ID.',
      },
    ]);
  });

  it('can be known by the cookie of Commanders Act', () => {
    const subscriptions = [preset('trackEvent', { anonymousId: { '@path': '$.context.caid' } })];
    const event = read({ context: { caid: '202600000000000000000001' } });
    expect(userOf(event, { subscriptions })).toMatchObject({ consistent_anonymous_id: '202600000000000000000001' });
  });

  it.each([
    ['email', { email: 'nobody' }],
    ['phone', { phone: '0612' }],
    ['birthday', { birthday: 'in spring' }],
    ['birthday', { birthday: '0000-00-00' }],
    ['country', { address: { country: 'France' } }],
  ])('loses the %s of %j, with a note', (name, bad) => {
    const { collected, notes } = plan([read({ context: { traits: bad } })]);
    expect(collected).toMatchObject([{ user: { consistent_anonymous_id: 'a-1', consent_categories: [] } }]);
    expect(Object.keys(collected[0]?.user ?? {})).toHaveLength(2);
    expect(notes).toContainEqual(expect.stringMatching(new RegExp(`^Left out, for it .*: ${name}\\.$`)));
  });

  it('leaves no address among the properties', () => {
    const { collected } = plan([
      track('Read', { email: 'a@example.com', first_name: 'A', last_name: 'B', phone: '+331' }),
    ]);
    expect(collected[0]).not.toHaveProperty('email');
    expect(collected[0]).not.toHaveProperty('first_name');
    expect(collected[0]).not.toHaveProperty('last_name');
    expect(collected[0]).not.toHaveProperty('phone');
    expect(collected).toMatchObject([{ user: { email: 'a@example.com', firstname: 'A', lastname: 'B' } }]);
  });
});

describe('the details of a user', () => {
  const contact = read({ context: { traits: { email: 'john.doe@example.com', phone: '+33612345678' } } });
  // The "Events reference" of https://doc.commandersact.com prints these digests of these texts.
  const hashes = {
    email_md5: '8eb1b522f60d11fa897de1dc6351b7e8',
    email_sha256: '836f82db99121b3481011f16b49dfa5fbc714a0d1b1b9f784a1ebbbf5b39577f',
    phone_md5: expect.stringMatching(/^60dd761f[\da-f]{20}8ddd$/) as string,
    phone_sha256: expect.stringMatching(/^42d573cf[\da-f]{52}2bd8$/) as string,
  };
  const plain = { email: 'john.doe@example.com', phone: '+33612345678' };
  const ids = { consistent_anonymous_id: 'a-1', consent_categories: [] };

  it.each([
    ['plain', plain],
    ['both', { ...plain, ...hashes }],
    ['hashed', hashes],
  ])('travel as the settings say: %s', (userDetails, details) => {
    expect(userOf(contact, { settings: { userDetails } })).toEqual({ ...ids, ...details });
  });

  it('are hashed in orders too', () => {
    const order = { order_id: 'O', total: 1, revenue: 1, currency: 'EUR' };
    const event = track('Order Refunded', order, { context: { traits: { email: plain.email } } });
    expect(userOf(event, { settings: { userDetails: 'hashed' } })).toEqual({
      ...ids,
      email_md5: hashes.email_md5,
      email_sha256: hashes.email_sha256,
    });
  });
});

describe('consent', () => {
  const categories = { consentCategories: { Analytics: '2', Ads: '3, tcf2_1', functional: '1', Nothing: '' } };
  const consented = (context: object, mapping = categories) =>
    plan([read({ context })], { subscriptions: [preset('trackEvent', mapping)] });
  const inSegment = (categoryPreferences: object) => ({ consent: { categoryPreferences } });
  const inRudderStack = (allowedConsentIds: readonly unknown[]) => ({ consentManagement: { allowedConsentIds } });

  it.each([
    ['Segment', inSegment({ Analytics: true, Ads: false }), ['2']],
    ['Segment, of a category that is several', inSegment({ Analytics: true, Ads: true }), ['2', '3', 'tcf2_1']],
    ['Segment, where only true is granted', inSegment({ Analytics: 'true', Ads: 1 }), []],
    ['RudderStack', inRudderStack(['functional', 'Analytics']), ['1', '2']],
    ['RudderStack, of nothing', inRudderStack([]), []],
    ['both', { ...inSegment({ Analytics: true }), ...inRudderStack(['Analytics', 'functional']) }, ['2', '1']],
    ['both, where one says no', { ...inSegment({ Analytics: false }), ...inRudderStack(['Analytics']) }, []],
  ])('of %s becomes the IDs of what was granted', (_, context, ids) => {
    const { collected, notes } = consented(context);
    expect(collected).toMatchObject([{ user: { consent_categories: ids } }]);
    expect(notes).toEqual([]);
  });

  it('to a category that nobody mapped is not passed on, with a note', () => {
    const { collected, notes } = consented(inSegment({ Analytics: true, Marketing: true }));
    expect(collected).toMatchObject([{ user: { consent_categories: ['2'] } }]);
    expect(notes).toEqual(['Granted, but not under Consent categories and so not sent: Marketing.']);
  });

  it('to a category that is mapped to nothing is not passed on, without a word', () => {
    const { collected, notes } = consented(inSegment({ Nothing: true }));
    expect(collected).toMatchObject([{ user: { consent_categories: [] } }]);
    expect(notes).toEqual([]);
  });

  it('is an empty list where the event says nothing of it, never all', () => {
    const { collected, notes } = consented({});
    expect(collected).toMatchObject([{ user: { consent_categories: [] } }]);
    expect(notes).toEqual([expect.stringContaining('says nothing of consent')]);
  });

  it('is not taken from what every object has', () => {
    expect(consented(inRudderStack(['constructor', 'toString'])).collected).toMatchObject([
      { user: { consent_categories: [] } },
    ]);
  });
});

describe('an identify call', () => {
  const identify = { type: 'identify', userId: 'u/1 é', traits: { ...traits, plan: 'gold', loyaltyPoints: 0 } };
  const open = { settings: { updateUsers: true, userApiToken: 'user-token-9c1d' } };

  it('updates the user where the settings allow it', () => {
    expect(plan([identify], open).requests).toEqual([
      {
        method: 'PUT',
        url: 'https://api.commander1.com/engage/user/?site=29&user_id=u%2F1%20%C3%A9&token=user-token-9c1d',
        headers: { 'Content-Type': 'application/json' },
        json: {
          person: {
            id: 'u/1 é',
            email: 'john.doe@example.com',
            firstname: 'John',
            lastname: 'Doe',
            gender: 'm',
            custom: {
              phone: '+33 6 12 34 56 78',
              birthday: '1990-04-23T00:00:00Z',
              address: traits.address,
              status: 'Premium',
              plan: 'gold',
              loyalty_points: 0,
            },
          },
        },
      },
    ]);
  });

  it('of RudderStack does so too', () => {
    const { traits: own, ...rest } = identify;
    const { requests } = plan([{ ...rest, context: { traits: own } }], open);
    expect(requests).toMatchObject([{ json: { person: { firstname: 'John' } } }]);
  });

  it('is skipped with a reason where the settings do not', () => {
    expect(plan([identify]).outcomes).toMatchObject([
      { status: 'skipped', message: expect.stringContaining('not sent to the User API') as string },
    ]);
  });

  it('without a user ID is skipped with a reason', () => {
    expect(plan([{ ...identify, userId: '' }], open).outcomes).toMatchObject([
      { status: 'skipped', message: 'The User API knows users by their user ID, and there is none.' },
    ]);
  });
});
