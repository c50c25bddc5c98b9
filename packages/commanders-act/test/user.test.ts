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

  it.each(['diverse', 'constructor', '__proto__'])('has no gender for which the vendor has no letter: %s', (gender) => {
    const { collected, notes } = plan([read({ ...known, context: { traits: { ...traits, gender } } })]);
    expect(collected[0]?.user).not.toHaveProperty('gender');
    expect(notes).toEqual([expect.stringMatching(/^Gender left out/)]);
  });

  it('without an anonymous ID is known by the user ID, with a note', () => {
    const { collected, notes } = plan([read({ anonymousId: undefined, userId: 'u-1' })]);
    expect(collected).toMatchObject([{ user: { id: 'u-1', consistent_anonymous_id: 'u-1' } }]);
    expect(notes).toContain('No anonymous ID: the user ID is used instead.');
  });

  it('whose user ID is an empty text has none', () => {
    expect(userOf(read({ userId: '' }))).not.toHaveProperty('id');
  });

  it('without any ID is refused by name', () => {
    expect(plan([read({ anonymousId: undefined })]).outcomes).toMatchObject([
      {
        status: 'rejected',
        message: 'Consistent anonymous ID is missing: map it from the property your events have it in.',
      },
    ]);
  });

  it('can be known by the cookie of Commanders Act', () => {
    const subscriptions = [preset('trackEvent', { consistent_anonymous_id: { '@path': '$.context.caid' } })];
    const event = read({ context: { caid: '202600000000000000000001' } });
    expect(userOf(event, { subscriptions })).toMatchObject({ consistent_anonymous_id: '202600000000000000000001' });
  });

  it.each([
    ['Email', { email: 'nobody' }],
    ['Phone', { phone: '0612' }],
    ['Phone', { phone: '+49 (0)30 12' }],
    ['Birthday', { birthday: 'in spring' }],
    ['Birthday', { birthday: '2024-02-30' }],
    ['Country', { address: { country: 'France' } }],
  ])('loses the %s of %j, with a note', (name, bad) => {
    const { collected, notes } = plan([read({ context: { traits: bad } })]);
    expect(collected).toMatchObject([{ user: { consistent_anonymous_id: 'a-1', consent_categories: [] } }]);
    expect(Object.keys(collected[0]?.user ?? {})).toHaveLength(2);
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^${name} left out: it must be `))]);
  });

  it('is told by a sign-up itself, and by no event that may be about somebody else', () => {
    const properties = { email: 'a@example.com', first_name: 'A', last_name: 'B', phone: '+33612345678' };
    const user = { email: 'a@example.com', firstname: 'A', lastname: 'B', phone: '+33612345678' };
    const [signedUp, invited] = plan([track('Signed Up', properties), track('Friend Invited', properties)]).collected;
    expect(signedUp).toMatchObject({ event_name: 'sign_up', user });
    for (const name of Object.keys(properties)) expect(signedUp).not.toHaveProperty(name);
    expect(invited).toMatchObject({ event_name: 'friend_invited', ...properties });
    expect(invited?.user).toEqual({ consistent_anonymous_id: 'a-1', consent_categories: [] });
  });

  it.each([
    ['null', 'u-1'],
    ['00000000-0000-0000-0000-000000000000', 'u-1'],
    ['[object Object]', 'u-1'],
    ['', 'u-1'],
  ])('whose anonymous ID is %j has none: many people would be one', (anonymousId, expected) => {
    expect(userOf(read({ anonymousId, userId: 'u-1' }))).toMatchObject({ consistent_anonymous_id: expected });
    expect(plan([read({ anonymousId, userId: 'nil' })]).outcomes).toMatchObject([{ status: 'rejected' }]);
  });

  it('has the address that can be read, whichever place is empty', () => {
    const event = read({ traits: { email: '' }, context: { traits: { email: 'jo@example.com' } } });
    expect(userOf(event)).toMatchObject({ email: 'jo@example.com' });
  });

  it('has their names however they are spelt', () => {
    const spelt = { firstname: 'Carl', last_name: 'Ölund', postalcode: '111 22' };
    expect(userOf(read({ context: { traits: spelt } }))).toMatchObject({
      firstname: 'Carl',
      lastname: 'Ölund',
      zipcode: '111 22',
    });
  });

  it('may have more that somebody maps, also in an order', () => {
    const card = { card: { '@path': '$.context.traits.card' } };
    const event = read({ context: { traits: { card: 'K-7' } } });
    expect(userOf(event, { subscriptions: [preset('trackEvent', { user: card })] })).toMatchObject({ card: 'K-7' });
    const refunded = { order_id: 'O', total: 1, revenue: 1, currency: 'EUR' };
    const bought = track('Order Refunded', refunded, { context: { traits: { card: 'K-7' } } });
    expect(userOf(bought, { subscriptions: [preset('refund', { user: card })] })).toMatchObject({ card: 'K-7' });
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

  it('stand nowhere in plain where only hashes may leave', () => {
    const event = track('Friend Invited', { email: 'jo@example.com' }, { userId: 'Jo@example.com', anonymousId: '' });
    const { collected, notes } = plan([event], { settings: { userDetails: 'hashed' } });
    expect(JSON.stringify(collected)).not.toMatch(/@/);
    expect(notes).toContainEqual(expect.stringMatching(/as hashes only: email\.$/));
    expect(collected[0]?.user.id).toBe(collected[0]?.user.email_sha256);
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

describe('an identify call', () => {
  const identify = {
    type: 'identify',
    userId: 'u/1 é',
    traits: { ...traits, card: 'K-7', plan: 'gold', loyaltyPoints: 0 },
  };
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
            card: 'K-7',
            email: 'john.doe@example.com',
            phone: '+33612345678',
            firstname: 'John',
            lastname: 'Doe',
            gender: 'male',
            birthdate: '1990-04-23',
            street: '1 Quai',
            city: 'Brest',
            state: 'Bretagne',
            zipcode: '29200',
            country: 'fr',
            status: 'Premium',
            custom: { plan: 'gold', loyalty_points: 0 },
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
      { status: 'skipped', message: expect.stringContaining('Users are not sent') as string },
    ]);
  });

  it.each([
    ['', /none\.$/],
    [[''], /none\.$/],
    ['null', /none\. User ID left out: it must be/],
    ['\ud83d', /none\. User ID left out: it must be/],
  ])('whose user ID is %j is skipped with a reason', (userId, reason) => {
    expect(plan([{ ...identify, userId }], open).outcomes).toMatchObject([
      { status: 'skipped', message: expect.stringMatching(reason) as string },
    ]);
  });
});
