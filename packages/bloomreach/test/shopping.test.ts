import { plan, preset } from './plan';

const base = {
  type: 'track',
  userId: 'u',
  timestamp: '2026-01-02T03:04:05.678Z',
  context: { page: { url: 'https://pacific.com/x', title: 'X', referrer: 'https://search.com/' }, locale: 'de-DE' },
};
const pan = {
  product_id: 'p1',
  sku: 'p1-red',
  name: 'Pan',
  brand: 'Acme',
  category: 'Home > Kitchen >Pans',
  price: 20,
  quantity: 2,
};
const panHere = {
  title: 'Pan',
  product_id: 'p1',
  variant_id: 'p1-red',
  brand: 'Acme',
  categories_path: 'Home > Kitchen > Pans',
  category_level_1: 'Home',
  category_level_2: 'Kitchen',
  category_level_3: 'Pans',
  price: 20,
  price_local_currency: 20,
  quantity: 2,
};
const page = { page_title: 'X', lang: 'de-DE', location: 'https://pacific.com/x', referrer: 'https://search.com/' };
const { location } = page;
const cart = { product_list: [panHere], product_ids: ['p1'], variant_ids: ['p1-red'], total_quantity: 2 };

/** The name and properties of the one command that an event becomes. */
function recorded(event: object, settings = {}): unknown {
  const { commands, outcomes } = plan([{ ...base, ...event }], { settings });
  const [data] = commands.map((command) => command.data);
  return data ? [data.event_type, data.properties] : outcomes[0];
}

describe('the events that Discovery reads', () => {
  it.each([
    ['view_homepage', { type: 'page', name: 'Home' }, { page_type: 'homepage', page_name: 'Home', ...page }],
    ['view_homepage', { event: 'Homepage Viewed' }, page],
    ['view_homepage', { event: 'view_homepage' }, page],
    [
      'view_category',
      {
        event: 'Product List Viewed',
        properties: { list_id: 'c7', category: 'Home > Kitchen', products: [pan, { name: 'x' }] },
      },
      {
        category_id: 'c7',
        category_name: 'Kitchen',
        categories_path: 'Home > Kitchen',
        category_level_1: 'Home',
        category_level_2: 'Kitchen',
        listed_products: ['p1'],
        ...page,
      },
    ],
    [
      'view_category',
      {
        event: 'Product List Filtered',
        properties: {
          list_id: 'c7',
          filters: [
            { type: 'colour', value: 'red' },
            { type: 'size', value: 'XL' },
          ],
          sorts: [{ type: 'price', value: 'desc' }],
        },
      },
      { category_id: 'c7', filter_by: ['colour=red', 'size=XL'], sort_by: 'price desc', ...page },
    ],
    [
      'view_item',
      { event: 'Product Viewed', properties: { ...pan, currency: 'eur' } },
      { ...panHere, local_currency: 'EUR', ...page },
    ],
    ['view_quickview', { event: 'Product Quick Viewed', properties: pan }, { ...panHere, ...page }],
    ['view_quickview', { event: 'view_quickview', properties: pan }, { ...panHere, ...page }],
    [
      'view_search_results',
      { event: 'Products Searched', properties: { query: 'pans' } },
      { search_term: 'pans', ...page },
    ],
    [
      'view_content',
      { event: 'Content Viewed', properties: { content_id: 'b1', name: 'How to fry' } },
      { item_id: 'b1', item_name: 'How to fry', page_name: 'How to fry', ...page },
    ],
    ['view_content', { type: 'page', properties: { page_type: 'Content' } }, { page_type: 'content', ...page }],
    ['view_thematic', { event: 'view_thematic' }, page],
    ['view_other', { type: 'page', category: 'Other' }, { page_type: 'other', page_category: 'Other', ...page }],
    [
      'suggest_click',
      { event: 'suggest_click', properties: { q: 'pans', aq: 'pa', catalogs: [{ name: 'shop', view_ids: ['de'] }] } },
      { q: 'pans', aq: 'pa', catalogs: [{ name: 'shop', view_ids: ['de'] }], ...page },
    ],
    ['search_submit', { event: 'Search Submitted', properties: { query: 'pans' } }, { q: 'pans', ...page }],
    [
      'widget_view',
      { event: 'widget_view', properties: { wrid: 'r', wid: 'w', wty: 'item' } },
      { wrid: 'r', wid: 'w', wty: 'item', ...page },
    ],
    [
      'widget_click',
      { event: 'Widget Clicked', properties: { wrid: 'r', wid: 'w', wq: 'x', product_id: 'p1' } },
      { wrid: 'r', wid: 'w', wq: 'x', item_id: 'p1', ...page },
    ],
    ['cart_update', { event: 'Product Added', properties: pan }, { action: 'add', ...panHere, location }],
  ])('%s comes of %j', (name, event, properties) => {
    expect(recorded(event)).toEqual([name, properties]);
  });
});

describe('a page', () => {
  const about = { type: 'page', name: 'About', context: {}, properties: { title: 'Us', path: '/about' } };
  const properties = { page_name: 'About', page_title: 'Us', path: '/about' };

  it.each([
    [{}, 'page_visit'],
    [{ pageEvents: 'discovery' }, 'view_other'],
    [{ pageEvents: 'page_visit' }, 'page_visit'],
  ])('without a type is, under the settings %j, %s', (settings, name) => {
    expect(recorded(about, settings)).toEqual([name, properties]);
  });

  it('of a type is page_visit in Engagement, unless the settings say otherwise', () => {
    const engagement = { api: 'engagement', projectToken: 't', authentication: 'token', apiSecret: 'secret' };
    const home = { type: 'page', name: 'Home', context: {} };
    expect(recorded(home, engagement)).toEqual(['page_visit', { page_type: 'homepage', page_name: 'Home' }]);
    expect(recorded(home, { ...engagement, pageEvents: 'byType' })).toMatchObject(['view_homepage', {}]);
  });

  it.each([
    [{ page_type: 'cart' }, ['page_visit', { page_type: 'cart' }]],
    [{ pageType: 'Product' }, ['page_visit', { pageType: 'Product' }]],
    [{ page_type: 'landing', name: 'Home' }, ['page_visit', { page_type: 'landing', page_name: 'Home' }]],
    [{ page_type: 'Start page' }, ['view_homepage', { page_type: 'homepage' }]],
    [{ page_type: 7 }, ['page_visit', { page_type: 7 }]],
  ])('keeps a type that Bloomreach has no event for: %j', (own, expected) => {
    expect(recorded({ type: 'page', context: {}, properties: own })).toEqual(expected);
  });

  it('keeps its own address and title where the browser says others', () => {
    const own = { url: 'https://pacific.com/own', title: 'Own', category: 'Shoes' };
    expect(recorded({ type: 'page', category: 'Men', properties: own })).toEqual([
      'page_visit',
      { page_category: 'Men', category: 'Shoes', url: 'https://pacific.com/own', title: 'Own', ...page },
    ]);
  });

  it('whose referrer is RudderStack’s word for none has none, without a note', () => {
    const { commands, notes } = plan([
      { type: 'page', userId: 'u', timestamp: 1767323045, properties: { referrer: '$direct' } },
    ]);
    expect(commands[0]?.data.properties).toEqual({});
    expect(notes).toEqual([]);
  });
});

it.each<readonly [what: string, event: object, expected: unknown]>([
  [
    'a screen is screen_visit',
    { type: 'screen', name: 'Cart', category: 'Shop', context: {} },
    ['screen_visit', { screen_name: 'Cart', screen_category: 'Shop' }],
  ],
  [
    'a screen under Bloomreach’s names keeps them',
    { type: 'screen', context: {}, properties: { screen_name: 'Cart', screen_category: 'Shop' } },
    ['screen_visit', { screen_name: 'Cart', screen_category: 'Shop' }],
  ],
  [
    'a product keeps its own address where that of the page is another',
    { event: 'Product Viewed', properties: { product_id: 'p1', url: 'https://pacific.com/p/1' } },
    ['view_item', { product_id: 'p1', url: 'https://pacific.com/p/1', ...page }],
  ],
  [
    'a product taken out of the cart is cart_update with the action remove, and the cart where the event has it',
    { event: 'Product Removed', properties: { product_id: 'p9', products: [pan], cart_total: 40 } },
    [
      'cart_update',
      { action: 'remove', product_id: 'p9', ...cart, total_price: 40, total_price_local_currency: 40, location },
    ],
  ],
  [
    'a cart that was looked at is what is in it',
    { event: 'Cart Viewed', properties: { cart_id: 'c', products: [pan] } },
    ['cart_update', { action: 'update', cart_id: 'c', ...cart, location }],
  ],
  [
    'a cart of which the event holds no products is not empty for that',
    { event: 'Cart Viewed', properties: { cart_id: 'c' } },
    ['cart_update', { action: 'update', cart_id: 'c', location }],
  ],
  ...[{ event: 'Cart Viewed', properties: { products: [] } }, { event: 'Cart Emptied' }].map(
    (event) =>
      [
        `an empty cart is told: ${event.event}`,
        event,
        [
          'cart_update',
          {
            action: 'empty',
            product_list: [],
            product_ids: [],
            variant_ids: [],
            total_quantity: 0,
            total_price: 0,
            total_price_local_currency: 0,
            location,
          },
        ],
      ] as const,
  ),
  [
    'the start of a checkout is its first step',
    { event: 'Checkout Started', properties: { revenue: 40, currency: 'EUR', products: [pan] } },
    [
      'checkout',
      {
        step_number: 1,
        step_title: 'Checkout Started',
        total_price: 40,
        total_price_local_currency: 40,
        local_currency: 'EUR',
        ...cart,
        location,
      },
    ],
  ],
  [
    'a further step of a checkout has its number and methods',
    { event: 'Checkout Step Viewed', properties: { step: 3, payment_method: 'card', shipping_method: 'post' } },
    [
      'checkout',
      { step_number: 3, step_title: 'Checkout Step Viewed', payment_method: 'card', shipping_method: 'post', location },
    ],
  ],
])('%s', (_, event, expected) => {
  expect(recorded(event)).toEqual(expected);
});

it('a search in Engagement is search', () => {
  const engagement = { api: 'engagement', projectToken: 't', authentication: 'token', apiSecret: 'secret' };
  expect(recorded({ event: 'Products Searched', properties: { query: 'x' }, context: {} }, engagement)).toEqual([
    'search',
    { search_term: 'x' },
  ]);
});

it('an addition without a product ID is refused by name', () => {
  expect(recorded({ event: 'Product Added', properties: { name: 'Pan' } })).toEqual({
    status: 'rejected',
    fix: 'event',
    message: 'Product ID: the event has none. Map it from the property your events have it in.',
  });
});

it('the vendor’s words for a cart can be mapped: empty', () => {
  const { commands } = plan([{ ...base, event: 'Cart Cleared' }], {
    subscriptions: [{ ...preset('updateCart', { action: 'empty' }), subscribe: 'event = "Cart Cleared"' }],
  });
  expect(commands).toMatchObject([{ data: { properties: { action: 'empty', product_list: [] } } }]);
});

it('what no field takes arrives too, and never hides what the action itself sends', () => {
  const { commands, notes } = plan([
    { ...base, event: 'Product Viewed', properties: { ...pan, shelf: 'A3', local_currency: 'EUR', currency: 'USD' } },
  ]);
  expect(commands[0]?.data.properties).toEqual({ ...panHere, shelf: 'A3', local_currency: 'USD', ...page });
  expect(notes).toEqual(['Left out, because the vendor reserves these names: local_currency.']);
});

it.each([
  ['Product Viewed', { product_id: 'p1', category: 'Pans', category_level_1: 'Home', category_level_2: 'Pans' }],
  ['Product Viewed', { product_id: 'p1', location: 'https://pacific.com/p/1', page_title: 'Pan', lang: 'fr' }],
  ['Product List Viewed', { category_id: 'c7', listed_products: ['p1'], filter_by: ['size=XL'], sort_by: 'price' }],
  ['Cart Viewed', { product_ids: ['p1'], variant_ids: ['v1'], total_quantity: 3 }],
  ['Order Completed', { purchase_id: '1', purchase_status: 'paid', total_price: 3, product_ids: ['p1'] }],
])('what %s already has under Bloomreach’s own names arrives under them: %j', (event, properties) => {
  const { commands, notes } = plan([{ ...base, event, properties }], { settings: { discovery: false } });
  const { category, ...own } = properties as { category?: string };
  expect(commands[0]?.data.properties).toMatchObject({ ...own, ...(category && { categories_path: category }) });
  expect(notes).toEqual([]);
});

it('the address of a page is one, and no place', () => {
  const { commands } = plan([
    { ...base, event: 'Product Viewed', properties: { product_id: 'p1', location: 'Berlin' } },
  ]);
  expect(commands[0]?.data.properties).toMatchObject({ location });
});

it('a category mapped from elsewhere is the one whose levels arrive', () => {
  const { commands } = plan(
    [{ ...base, event: 'Product Viewed', properties: { ...pan, taxonomy: 'Outdoor / Fire' } }],
    { subscriptions: [preset('viewItem', { categories_path: { '@path': '$.properties.taxonomy' } })] },
  );
  const { properties } = commands[0]?.data ?? {};
  expect(properties).toMatchObject({
    categories_path: 'Outdoor > Fire',
    category_level_1: 'Outdoor',
    category_level_2: 'Fire',
  });
  expect(properties).not.toHaveProperty('category_level_3');
});
