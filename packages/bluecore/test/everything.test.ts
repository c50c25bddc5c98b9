import { plan } from './plan';

const who = { userId: 'u1', context: { traits: { email: 'ada@example.com' } } };

it('sends every custom event under its own name with all its properties where the setting is "*"', () => {
  const properties = { product_id: 'p1', products: [{ product_id: 'p2', price: 3 }], deep: { a: 1 } };
  const event = { ...who, type: 'track', event: 'Quiz Done', properties };
  expect(plan([event], { settings: { customEvents: '*' } }).calls).toEqual([
    {
      event: 'Quiz Done',
      properties: {
        product_id: 'p1',
        products: [{ id: 'p2', price: 3 }],
        deep: { a: 1 },
        distinct_id: 'ada@example.com',
        token: 'bluestore',
      },
    },
  ]);
});

it('never lets a property stand in for the customer or the account', () => {
  const properties = { token: 'other', distinct_id: 'other', customer: { email: 'eve@example.com' }, quiz: 1 };
  const event = { ...who, type: 'track', event: 'Quiz Done', properties };
  expect(plan([event], { settings: { customEvents: '*' } }).calls).toEqual([
    { event: 'Quiz Done', properties: { quiz: 1, distinct_id: 'ada@example.com', token: 'bluestore' } },
  ]);
});

it('sends no event of Bluecore’s own that way: nobody has checked what it must hold', () => {
  const event = { ...who, type: 'track', event: 'purchase', properties: { total: 5 } };
  expect(plan([event], { settings: { customEvents: '*' } }).outcomes).toEqual([
    {
      status: 'rejected',
      fix: 'event',
      message:
        'Event name: "purchase" is an event of Bluecore’s own, with properties of its own. ' +
        'Send it by a subscription to the action "Purchase", or choose another name.',
    },
  ]);
});

it('sends every trait in snake case where the setting is "*", and no lists', () => {
  const traits = {
    email: 'ada@example.com',
    loyaltyPoints: 7,
    address: { city: 'Rome' },
    empty: '',
    tags: ['a'],
    '—': 1,
  };
  const settings = { attributes: '*', linking: 'off' };
  const { calls } = plan([{ type: 'identify', userId: 'u1', traits }], { settings });
  expect(calls).toEqual([
    {
      event: 'customer_patch',
      properties: {
        distinct_id: 'ada@example.com',
        token: 'bluestore',
        customer: { email: 'ada@example.com', loyalty_points: 7, address_city: 'Rome' },
      },
    },
  ]);
});

it('refuses a custom event whose name is nothing', () => {
  for (const customEvents of ['*', 'sweepstakes_signup, -']) {
    expect(plan([{ ...who, type: 'track', event: ' ! ' }], { settings: { customEvents } }).outcomes).toEqual([
      { status: 'rejected', fix: 'event', message: 'Event name: it has no letter or digit.' },
    ]);
  }
});

it('sets up a customer of whom nothing but the address is known, where the setting is "*"', () => {
  const event = { type: 'identify', userId: '', traits: { email: 'ada@example.com' } };
  expect(plan([event], { settings: { attributes: '*' } }).calls).toEqual([
    {
      event: 'customer_patch',
      properties: { distinct_id: 'ada@example.com', token: 'bluestore', customer: { email: 'ada@example.com' } },
    },
  ]);
});

it('keeps the birthday as it is beside its day and month, where the setting is "*"', () => {
  const traits = { email: 'ada@example.com', birthday: '1990-04-23' };
  const { calls } = plan([{ type: 'identify', traits }], { settings: { attributes: '*' } });
  expect(calls).toMatchObject([
    { properties: { customer: { birthday: '1990-04-23', birthday_day: 23, birthday_month: 'April' } } },
  ]);
});
