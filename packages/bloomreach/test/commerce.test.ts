import { plan, preset } from './plan';

const base = {
  type: 'track',
  userId: 'u',
  timestamp: '2026-01-02T03:04:05.678Z',
  context: { page: { url: 'https://shop.example/x' } },
};
const pan = {
  product_id: 'p1',
  sku: 'p1-red',
  name: 'Pan',
  brand: 'Acme',
  category: 'Home > Kitchen/Pans',
  price: 20,
  quantity: 2,
};
const panAtBloomreach = {
  title: 'Pan',
  product_id: 'p1',
  variant_id: 'p1-red',
  brand: 'Acme',
  category_level_1: 'Home',
  category_level_2: 'Kitchen',
  category_level_3: 'Pans',
  price: 20,
  price_local_currency: 20,
};

/** The name and properties of the one command that an event becomes. */
function recorded(event: object, settings = {}): unknown {
  const { commands, outcomes } = plan([{ ...base, ...event }], { settings });
  const data = (commands as { data: { event_type?: string; properties: object } }[]).map((command) => command.data);
  return data.length > 0 ? data.map(({ event_type: name, properties }) => [name, properties])[0] : outcomes[0];
}

it.each([
  [
    'a product that was looked at is view_item',
    { event: 'Product Viewed', properties: { ...pan, currency: 'EUR' } },
    ['view_item', { ...panAtBloomreach, quantity: 2, local_currency: 'EUR', location: 'https://shop.example/x' }],
  ],
  [
    'a list of products is view_category, with their IDs',
    {
      event: 'Product List Viewed',
      properties: { list_id: 'c7', category: 'Home > Kitchen', products: [pan, { product_id: null }] },
    },
    [
      'view_category',
      {
        category_id: 'c7',
        category_level_1: 'Home',
        category_level_2: 'Kitchen',
        product_ids: ['p1'],
        location: 'https://shop.example/x',
      },
    ],
  ],
  [
    'a product put into the cart is cart_update with the action add',
    { event: 'Product Added', properties: pan },
    ['cart_update', { action: 'add', ...panAtBloomreach, quantity: 2, location: 'https://shop.example/x' }],
  ],
  [
    'a product taken out of the cart is cart_update with the action remove, and the cart where the event has it',
    { event: 'Product Removed', properties: { product_id: 'p9', products: [pan] } },
    [
      'cart_update',
      {
        action: 'remove',
        product_id: 'p9',
        product_list: [{ ...panAtBloomreach, quantity: 2 }],
        total_quantity: 2,
        location: 'https://shop.example/x',
      },
    ],
  ],
  [
    'the start of a checkout is its first step',
    { event: 'Checkout Started', properties: { revenue: 40, currency: 'EUR', products: [pan] } },
    [
      'checkout',
      {
        step_number: 1,
        step_title: 'Checkout Started',
        total_price: 40,
        local_currency: 'EUR',
        product_list: [{ ...panAtBloomreach, quantity: 2 }],
        total_quantity: 2,
        location: 'https://shop.example/x',
      },
    ],
  ],
  [
    'a further step of a checkout has its number and methods',
    { event: 'Checkout Step Viewed', properties: { step: 3, payment_method: 'card', shipping_method: 'post' } },
    [
      'checkout',
      {
        step_number: 3,
        step_title: 'Checkout Step Viewed',
        payment_method: 'card',
        shipping_method: 'post',
        location: 'https://shop.example/x',
      },
    ],
  ],
  [
    'a search is view_search_results',
    { event: 'Products Searched', properties: { query: 'pans' } },
    ['view_search_results', { search_term: 'pans', location: 'https://shop.example/x' }],
  ],
  [
    'a page is page_visit',
    {
      type: 'page',
      name: 'Home',
      properties: { path: '/', title: 'Welcome', url: 'https://shop.example/' },
      context: {},
    },
    [
      'page_visit',
      {
        page_name: 'Home',
        page_title: 'Welcome',
        location: 'https://shop.example/',
        path: '/',
      },
    ],
  ],
  [
    'a screen is screen_visit',
    { type: 'screen', name: 'Cart', context: {} },
    ['screen_visit', { screen_name: 'Cart' }],
  ],
])('%s', (_, event, expected) => {
  expect(recorded(event)).toEqual(expected);
});

it('a search in Engagement is search', () => {
  const engagement = { api: 'engagement', projectToken: 't', authentication: 'token', apiSecret: 's' };
  expect(recorded({ event: 'Products Searched', properties: { query: 'x' }, context: {} }, engagement)).toEqual([
    'search',
    { search_term: 'x' },
  ]);
});

it('what no field takes arrives too, and never hides what the action itself sends', () => {
  const { commands } = plan([{ ...base, event: 'Product Viewed', properties: { ...pan, shelf: 'A3', title: 'x' } }]);
  expect((commands as { data: { properties: object } }[])[0]?.data.properties).toEqual({
    ...panAtBloomreach,
    quantity: 2,
    shelf: 'A3',
    location: 'https://shop.example/x',
  });
});

it('of several sums an order may carry, the first is its total and the others arrive as they are', () => {
  const order = { ...base, event: 'Order Completed', properties: { order_id: '1', total: 3, revenue: 2, value: 9 } };
  expect(plan([order]).commands).toMatchObject([{ data: { properties: { total_price: 3, revenue: 2, value: 9 } } }]);
});

describe('a group', () => {
  it('is kept with the customer, under names that begin with group_', () => {
    const { commands } = plan([
      {
        type: 'group',
        userId: 'u',
        groupId: 'g1',
        traits: { name: 'Acme', 'Employee Count': 7 },
        context: { traits: { age: 40 } },
      },
    ]);
    expect(commands).toEqual([
      {
        name: 'customers',
        data: {
          customer_ids: { customer_id: 'u' },
          properties: { group_name: 'Acme', group_employee_count: 7, group_id: 'g1' },
        },
      },
    ]);
  });
});

describe('an alias', () => {
  it('is an update that holds both IDs', () => {
    const { commands } = plan([{ type: 'alias', userId: 'u', previousId: 'anon', timestamp: 1767323045 }]);
    expect(commands).toEqual([
      {
        name: 'customers',
        data: {
          customer_ids: { customer_id: 'u', cookie: 'anon' },
          properties: { previous_id: 'anon' },
          update_timestamp: 1767323045,
        },
      },
    ]);
  });

  it('is refused where the previous ID is none, whatever other ID there is', () => {
    const alias = { type: 'alias', userId: 'u', previousId: 'null', context: { traits: { email: 'u@example.com' } } };
    expect(plan([alias]).outcomes).toMatchObject([{ status: 'rejected', fix: 'event' }]);
  });

  it('is refused where the project has no soft ID to merge by', () => {
    const { outcomes } = plan([{ type: 'alias', userId: 'u', previousId: 'anon' }], {
      settings: { anonymousIdName: 'none' },
    });
    expect(outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'event',
        message: 'Previous ID: a merge needs a user ID and a previous ID that Bloomreach would accept.',
      },
    ]);
  });
});

describe('a consent', () => {
  const preferences = (categoryPreferences: unknown) => ({
    ...base,
    event: 'Segment Consent Preference Updated',
    context: { consent: { categoryPreferences } },
  });

  it('is one command for each category, whole and exact', () => {
    const { requests, commands } = plan([preferences({ newsletter: true, profiling: false })]);
    expect(requests).toHaveLength(1);
    expect((commands as { data: object }[]).map((command) => command.data)).toEqual([
      {
        customer_ids: { customer_id: 'u' },
        event_type: 'consent',
        properties: { action: 'accept', category: 'newsletter', valid_until: 'unlimited' },
        timestamp: 1767323045.678,
      },
      {
        customer_ids: { customer_id: 'u' },
        event_type: 'consent',
        properties: { action: 'reject', category: 'profiling' },
        timestamp: 1767323045.678,
      },
    ]);
  });

  it.each([
    [
      'a value that is neither true nor false',
      { newsletter: 'yes' },
      'Categories: "newsletter" must be true or false.',
    ],
    ['a category without an ID', { ' ': true }, 'Categories: a category has no ID.'],
    ['no category', {}, 'Categories: there is no category in it.'],
    ['nothing', undefined, 'Categories is missing: map it from where your events carry it.'],
  ])('with %s is refused whole, since Bloomreach would take it for a revocation', (_, categories, message) => {
    expect(plan([preferences(categories)]).outcomes).toEqual([{ status: 'rejected', fix: 'event', message }]);
  });

  it('that holds until a time holds until then in unix seconds', () => {
    const { commands } = plan([preferences({ n: true })], {
      subscriptions: [preset('recordConsent', { validUntil: '2027-01-01T00:00:00Z' })],
    });
    expect(commands).toMatchObject([{ data: { properties: { valid_until: 1798761600 } } }]);
  });
});
