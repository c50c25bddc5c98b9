import { destination } from '@sluice/commanders-act';
import { defaultMapping } from '@sluice/kit/host';
import { specEvents } from '@sluice/events';
import { plan, track } from './plan';

const mug = { product_id: 'P1', sku: 'P1-blue', name: 'Mug', price: 7 };
const mugItem = { id: 'P1-blue', quantity: 1, product: { id: 'P1', name: 'Mug', price: 7 } };
const eur = { currency: 'EUR' };
const frame = (event_name: string, properties: object) => ({
  event_name,
  ...properties,
  user: { consistent_anonymous_id: 'a-1', consent_categories: [] },
  context: { event_id: 'm-1', event_timestamp: '1767323045678' },
});
const totals = { order_id: 'O1', revenue: 14, tax: 2.66, shipping: 4.95, total: 21.61, ...eur };
const sums = { value: 21.61, revenue: 14, currency: 'EUR', tax_amount: 2.66, shipping_amount: 4.95 };
const order = { ...totals, products: [{ ...mug, quantity: 2 }] };
const twoMugs = [{ ...mugItem, quantity: 2 }];

it.each([
  ['Product Viewed', { ...mug, value: 7, ...eur }, 'view_item', { value: 7, ...eur, items: [mugItem] }],
  [
    'Product List Viewed',
    { category: 'Kitchen', products: [mug] },
    'view_item_list',
    { item_list_name: 'Kitchen', items: [mugItem] },
  ],
  [
    'Product Clicked',
    { list_id: 'kitchen', position: 3, ...mug },
    'select_item',
    { item_list_name: 'kitchen', items: [{ ...mugItem, list_position: 3 }] },
  ],
  [
    'Product Added',
    { ...mug, quantity: 2, value: 14, ...eur, coupon: 'SPRING' },
    'add_to_cart',
    { value: 14, ...eur, items: [{ ...mugItem, quantity: 2, coupon: 'SPRING' }] },
  ],
  [
    'Product Added',
    { ...mug, price: 18.99, quantity: 2, ...eur },
    'add_to_cart',
    { value: 37.98, ...eur, items: [{ ...mugItem, quantity: 2, product: { ...mugItem.product, price: 18.99 } }] },
  ],
  ['Wishlist Product Added to Cart', { ...mug, ...eur }, 'add_to_cart', { value: 7, ...eur, items: [mugItem] }],
  [
    'Product Removed',
    { cart_id: 'C', ...mug, ...eur },
    'remove_from_cart',
    { cart_id: 'C', value: 7, ...eur, items: [mugItem] },
  ],
  [
    'Product Added to Wishlist',
    { ...mug, ...eur, variant: 'Blue' },
    'add_to_wishlist',
    { value: 7, ...eur, items: [{ ...mugItem, variant: 'Blue' }] },
  ],
  [
    'Product List Filtered',
    { list_id: 'kitchen', products: [mug], sorts: [{ type: 'price' }] },
    'view_item_list',
    { item_list_name: 'kitchen', sorts: [{ type: 'price' }], items: [mugItem] },
  ],
  ['Cart Viewed', { value: 7, ...eur, products: [mug] }, 'view_cart', { value: 7, ...eur, items: [mugItem] }],
  ['Cart Viewed', { total: 0, ...eur, products: [] }, 'view_cart', { value: 0, ...eur, items: [] }],
  ['Checkout Started', order, 'begin_checkout', { id: 'O1', ...sums, items: twoMugs }],
  [
    'Payment Info Entered',
    { payment_method: 'Credit card', step: 2 },
    'add_payment_info',
    { payment_method: 'card', step: 2 },
  ],
  [
    'Order Completed',
    { ...order, discount: 1, payment_method: 'PayPal' },
    'purchase',
    {
      id: 'O1',
      type: 'online',
      status: 'in_progress',
      payment_method: 'online_payment_system',
      ...sums,
      discount_value: 1,
      items: twoMugs,
    },
  ],
  ['Order Refunded', totals, 'refund', { id: 'O1', type: 'online', ...sums }],
  ['Order Refunded', order, 'refund', { id: 'O1', type: 'online', ...sums, items: twoMugs }],
  ['Products Searched', { query: 'mugs', filter: 'blue' }, 'search', { search_term: 'mugs', filter: 'blue' }],
  [
    'Promotion Viewed',
    { promotion_id: 'P7', name: 'Spring', creative: 'Blossom', position: 'top' },
    'view_promotion',
    { promotion_id: 'P7', promotion_name: 'Spring', creative_name: 'Blossom', creative_slot: 'top' },
  ],
  ['Promotion Clicked', { promotion_id: 'P7' }, 'select_content', { content_type: 'promotion', item_id: 'P7' }],
  ['Signed In', { method: 'email' }, 'login', { method: 'email' }],
  ['Logged In', { method: 'email' }, 'login', { method: 'email' }],
  ['Signed Up', { method: 'email' }, 'sign_up', { method: 'email' }],
  ['Lead Generated', { lead_id: 'L', value: 5, ...eur }, 'generate_lead', { id: 'L', value: 5, ...eur }],
  ['Sign In', { method: 'email' }, 'login', { method: 'email' }],
  [
    'Order Updated',
    { ...order, payment_method: 'PayPal' },
    'order_updated',
    { id: 'O1', ...sums, payment_method: 'online_payment_system', items: twoMugs },
  ],
  ['Order Canceled', { order_id: 'O1' }, 'order_canceled', { id: 'O1' }],
  [
    'Coupon Applied',
    { order_id: 'O1', coupon_id: 'S', coupon_name: 'Spring' },
    'coupon_applied',
    { id: 'O1', coupon_id: 'S', coupon_name: 'Spring' },
  ],
  [
    'Product Shared',
    { ...mug, price: undefined, share_via: 'email' },
    'product_shared',
    { share_via: 'email', items: [{ ...mugItem, product: { id: 'P1', name: 'Mug' } }] },
  ],
  [
    'Payment Info Entered',
    { payment_method: 'Visa', total: '21.61', revenue: '14', ...eur },
    'add_payment_info',
    { payment_method: 'card', value: 21.61, revenue: 14, ...eur },
  ],
  ['Product Viewed', { ...mug, ...eur, revenue: '6' }, 'view_item', { value: 7, revenue: 6, ...eur, items: [mugItem] }],
  [
    'Order Returned',
    { order_id: 'O1', discount: '1.5', returned_value: '7', returned_quantity: '1', shipping_provider: 'Post' },
    'order_returned',
    { id: 'O1', discount_value: 1.5, returned_value: 7, returned_quantity: 1, shipping_provider: 'Post' },
  ],
  ['Article Read', { minutes: 3, products: ['a'] }, 'article_read', { minutes: 3, products: ['a'] }],
])('%s %j becomes %s', (event, properties, eventName, expected) => {
  expect(plan([track(event, properties)]).collected).toEqual([frame(eventName, expected)]);
});

it('the choice of a shipping method becomes add_shipping_info where the event has the cart', () => {
  const chosen = track('Checkout Step Completed', { shipping_method: 'express', value: 7, ...eur, products: [mug] });
  const mapping = defaultMapping(destination.actions.addShippingInfo?.fields ?? {});
  const subscriptions = [{ partnerAction: 'addShippingInfo', subscribe: 'type = "track"', mapping }];
  expect(plan([chosen], { subscriptions }).collected).toEqual([
    frame('add_shipping_info', { shipping_tier: 'express', value: 7, ...eur, items: [mugItem] }),
  ]);
});

describe('a page', () => {
  const page = (more: object) => ({ ...track('', {}), type: 'page', event: undefined, ...more });

  it.each([
    ['Storefront', 'home'],
    ['product_list', 'product_list'],
    ['Checkout', 'funnel'],
    ['Store Locator', 'store_locator'],
    ['homepage', 'home'],
    ['', 'content'],
    [undefined, 'content'],
  ])('of the category %s is of the type %s', (category, pageType) => {
    expect(plan([page({ name: 'X', category })]).collected).toEqual([
      frame('page_view', { page_type: pageType, page_name: 'X' }),
    ]);
  });

  it('without a category is of the type that it tells under the vendor’s earlier name', () => {
    const { collected } = plan([page({ name: 'Home', properties: { type: 'Landing' } })]);
    expect(collected).toEqual([frame('page_view', { page_type: 'landing', page_name: 'Home' })]);
  });

  it('without a category is of the type that its name says', () => {
    expect(plan([page({ name: 'Home' })]).collected).toMatchObject([{ page_type: 'home', page_name: 'Home' }]);
  });

  it('of a category that the settings name is of that type', () => {
    const { collected } = plan([page({ category: 'Regatta' })], { settings: { pageTypes: 'Regatta=landing' } });
    expect(collected).toMatchObject([{ page_type: 'landing' }]);
  });

  it('has its address at its root, too, and its screen’s own items nowhere', () => {
    const context = { page: { url: 'https://harbour-shop.com/a?b=c', title: 'A', path: '/a' } };
    const { collected } = plan([page({ category: 'Catalog', properties: { items: 12 }, context })]);
    expect(collected).toMatchObject([
      { page_type: 'catalog', url: context.page.url, title: 'A', path: '/a', context: { page: { title: 'A' } } },
    ]);
    expect(collected[0]).not.toHaveProperty('items');
  });
});

it('a page says of itself what it says, and in its context what the host knows of it', () => {
  const own = { url: 'https://harbour-shop.com/b', title: 'B', path: '/b', referrer: 'https://harbour-shop.com/a' };
  const known = { url: 'https://harbour-shop.com/', title: 'Harbour', referrer: 'https://search.example/' };
  const viewed = { ...track('', own), type: 'page', event: undefined, context: { page: { ...known, path: '/' } } };
  const { collected, notes } = plan([viewed]);
  expect(collected).toMatchObject([{ ...own, context: { page: known } }]);
  expect(notes).toEqual([]);
});

describe('of an order', () => {
  const completed = (properties: object) => plan([track('Order Completed', { ...order, ...properties })]);

  it('a revenue that is not there is the subtotal, or made of the total', () => {
    expect(completed({ revenue: undefined, subtotal: 15 }).collected).toMatchObject([{ revenue: 15 }]);
    expect(completed({ revenue: undefined }).collected).toMatchObject([{ value: 21.61, revenue: 14 }]);
  });

  it.each([
    [
      { total: undefined },
      { value: 21.61 },
      'The event has no value: its revenue stands in, with tax and shipping as far as it tells them.',
    ],
    [
      { total: undefined, tax: undefined, shipping: undefined },
      { value: 14 },
      'The event has no value: its revenue stands in, with tax and shipping as far as it tells them.',
    ],
    [
      { revenue: undefined },
      { revenue: 14 },
      'The event has no revenue: its value stands in, without tax and shipping as far as it tells them.',
    ],
    [
      { revenue: undefined, shipping: '' },
      { revenue: 18.95 },
      'The event has no revenue: its value stands in, without tax and shipping as far as it tells them.',
    ],
    [
      { revenue: undefined, tax: undefined, shipping: undefined, total: 117.28 },
      { value: 117.28, revenue: 117.28 },
      'The event has no revenue: its value stands in, without tax and shipping as far as it tells them.',
    ],
    [
      { revenue: undefined, total: 0 },
      { value: 0, revenue: 0 },
      'The event has no revenue: its value stands in, without tax and shipping as far as it tells them.',
    ],
    [
      { total: '', tax: 2.66 },
      { value: 21.61 },
      'The event has no value: its revenue stands in, with tax and shipping as far as it tells them.',
    ],
  ])('the sums %j are completed, and a note says of what', (properties, expected, note) => {
    const { collected, notes } = completed(properties);
    expect(collected).toMatchObject([expected]);
    expect(notes).toEqual([note]);
  });

  it('the currency is that of the settings where the event has none', () => {
    const event = track('Order Completed', { ...order, currency: undefined });
    expect(plan([event], { settings: { currency: 'CHF' } }).collected).toMatchObject([
      { currency: 'CHF', value: 21.61 },
    ]);
  });

  it('one unreadable price costs its line and not the order', () => {
    const { collected, notes } = completed({
      products: [mug, { ...mug, price: 'gratis' }, { ...mug, price: '1.299,00 €' }],
    });
    expect(collected).toMatchObject([{ value: 21.61, items: [mugItem] }]);
    expect(notes).toContain('Left out 2 of 3 items, without: Price.');
  });

  it('lines may be keyed as PHP writes them, or one object, and null among them is none', () => {
    for (const products of [{ 0: mug, 2: mug }, [mug, null, mug]])
      expect(completed({ products }).collected).toMatchObject([{ items: [mugItem, mugItem] }]);
    expect(completed({ products: mug }).collected).toMatchObject([{ items: [mugItem] }]);
  });

  it('products may have the words of Google, of camel case, or the form of Commanders Act', () => {
    const { id, product } = mugItem;
    const { name, price } = product;
    const itemOf = (one: object, key = 'products') => completed({ products: undefined, [key]: [one] }).collected;
    const bare = { items: [{ id, quantity: 1, product: { id, name, price } }] };
    expect(itemOf({ item_id: id, item_name: name, price })).toMatchObject([bare]);
    expect(itemOf({ item_id: id, item_name: name, price }, 'items')).toMatchObject([bare]);
    expect(itemOf({ productId: id, productName: name, price })).toMatchObject([bare]);
    expect(itemOf(mugItem, 'items')).toMatchObject([{ items: [mugItem] }]);
    expect(itemOf({ product }, 'items')).toMatchObject([{ items: [{ ...mugItem, id: product.id }] }]);
    const { collected } = plan([track('Order Refunded', { ...totals, items: [mugItem] })]);
    expect(collected).toMatchObject([{ items: [mugItem] }]);
  });

  it('the shop that sells it stands at each item that names none', () => {
    const products = [mug, { ...mug, affiliation: 'Marina' }];
    const { collected } = completed({ affiliation: 'Harbour', products });
    expect(collected).toMatchObject([{ items: [{ affiliation: 'Harbour' }, { affiliation: 'Marina' }] }]);
    expect(collected[0]).not.toHaveProperty('affiliation');
    expect(plan([track('Order Refunded', { ...totals, affiliation: 'Harbour' })]).collected).toMatchObject([
      { affiliation: 'Harbour' },
    ]);
  });

  it('the type is what the event says, else online', () => {
    expect(completed({ type: 'call' }).collected).toMatchObject([{ type: 'call' }]);
  });

  it('an item of another currency loses it, with a note', () => {
    const { collected, notes } = completed({
      products: [
        { ...mug, currency: 'EUR' },
        { ...mug, currency: 'USD' },
      ],
    });
    expect(collected).toMatchObject([{ currency: 'EUR', items: [{ product: { currency: 'EUR' } }, mugItem] }]);
    expect(collected[0]?.items?.[1]).toEqual(mugItem);
    expect(notes).toEqual([expect.stringMatching(/^The currency of items was left out/)]);
    const event = track('Order Completed', { ...order, currency: '', products: [{ ...mug, currency: 'USD' }] });
    expect(plan([event], { settings: { currency: 'EUR' } }).collected).toMatchObject([{ currency: 'USD' }]);
  });

  it('later changes are numbers', () => {
    const changes = { original_value: '30', returned_quantity: '1', cancelled_value: 2 };
    expect(completed(changes).collected).toMatchObject([
      { original_value: 30, returned_quantity: 1, cancelled_value: 2 },
    ]);
  });

  it('with 300 lines as many are sent as fit, with a note, and its sums are those of all', () => {
    const products = Array.from({ length: 300 }, (_, index) => ({
      ...mug,
      sku: `P1-${index}`,
      brand: 'Kombüse',
      url: 'x'.repeat(40),
    }));
    const { collected, notes, outcomes } = completed({ products });
    const [sent] = collected;
    const count = sent?.items?.length ?? 0;
    expect(outcomes).toEqual([undefined]);
    expect(count).toBeGreaterThan(100);
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThanOrEqual(32_000);
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeGreaterThan(31_600);
    expect(sent).toMatchObject({ value: 21.61, revenue: 14 });
    expect(notes).toEqual([`Too large: the first ${count} of 300 items are sent. Amounts stay the whole order’s.`]);
    const event = track('Order Completed', { ...order, products });
    expect(plan([event], { settings: { cutLongOrders: false } }).outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('most of them in "items"') as string },
    ]);
  });

  it('with a few long lines as many are sent as fit, too', () => {
    const products = Array.from({ length: 3 }, (_, index) => ({
      ...mug,
      sku: `P1-${index}`,
      text: 'x'.repeat(12_000),
    }));
    const { collected, notes } = completed({ products });
    expect(collected).toMatchObject([{ value: 21.61, items: [{ id: 'P1-0' }, { id: 'P1-1' }] }]);
    expect(notes).toEqual(['Too large: the first 2 of 3 items are sent. Amounts stay the whole order’s.']);
  });

  it('sums of 0 are sums', () => {
    expect(completed({ total: 0, revenue: 0, tax: 0, shipping: 0 }).collected).toMatchObject([
      { value: 0, revenue: 0, tax_amount: 0, shipping_amount: 0 },
    ]);
  });

  it.each([' eur', '€', 'Euro'])('the currency %j is EUR', (currency) => {
    expect(completed({ currency }).collected).toMatchObject([{ currency: 'EUR' }]);
  });

  it.each([
    [{ order_id: undefined }, 'Order ID: the event has none'],
    [{ order_id: 'n/a' }, 'Order ID: it must be the ID of one order'],
    [{ order_id: 2 ** 53 + 2 }, 'Order ID: it must be the ID of one order'],
    [{ currency: undefined }, 'Currency: there is none.'],
    [{ currency: ' ' }, 'Currency: there is none.'],
    [{ currency: 'dollars' }, 'Currency: it must be the three letters'],
    [{ total: '1,299.00', revenue: undefined }, 'Value: the event has neither'],
    [{ total: 'Infinity', revenue: null }, 'Value: the event has neither'],
    [{ total: undefined, revenue: undefined }, 'Value: the event has neither a value (total) nor a revenue.'],
    [{ products: [] }, 'Items: there is none.'],
    [{ products: undefined }, 'Items is missing'],
    [{ products: [{ product_id: 'P1', price: 7 }] }, 'Items: there is none with: Name.'],
  ])('%j is refused by name', (properties, message) => {
    expect(completed(properties).outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
    ]);
  });

  it('lines without what Commanders Act requires are left out, with a note', () => {
    const { collected, notes } = completed({ products: [mug, { sku: 'S' }, { name: 'Saucer', price: 2 }] });
    expect(collected).toMatchObject([{ items: [mugItem] }]);
    expect(notes).toContain('Left out 2 of 3 items, without: Name, Item ID.');
  });

  it.each([
    ['Cancelled', 'canceled'],
    ['Partially refunded', 'partially_returned'],
    ['pending_shipment', 'pending_shipment'],
    ['somewhere', 'in_progress'],
  ])('the status %s is %s', (status, word) => {
    expect(completed({ status }).collected).toMatchObject([{ status: word }]);
  });

  it.each([
    ['cash-on-delivery', 'cod'],
    ['VISA', 'card'],
    ['direct_debit', 'direct_debit'],
    ['seashells', 'other'],
  ])('the payment method %s is %s', (payment_method, word) => {
    expect(completed({ payment_method }).collected).toMatchObject([{ payment_method: word }]);
  });

  it('words that the settings name come first', () => {
    const own = { paymentMethods: 'PayPal=other, Sea shells=cod', orderStatuses: 'Packed=pending_shipment' };
    const events = ['seashells', 'PAYPAL'].map((payment_method) =>
      track('Order Completed', { ...order, payment_method, status: 'packed' }),
    );
    const { collected, notes } = plan(events, { settings: own });
    expect(collected).toMatchObject([
      { payment_method: 'cod', status: 'pending_shipment' },
      { payment_method: 'other', status: 'pending_shipment' },
    ]);
    expect(notes).toEqual([]);
  });

  it('an order event of one’s own says how it was paid only where the shop does', () => {
    const events = [{ payment_method: 'seashells' }, {}].map((paid) => track('Order Cancelled', { ...order, ...paid }));
    const [said, unsaid] = plan(events).collected;
    expect(said).toMatchObject({ event_name: 'order_cancelled', payment_method: 'other' });
    expect(unsaid).not.toHaveProperty('payment_method');
  });

  it('a word that nobody knows is told, but not its text', () => {
    const { notes } = completed({ payment_method: 'Seashells' });
    expect(notes).toEqual([
      expect.stringMatching(/^Payment method could not be read, and "other" is sent: .* the settings name\.$/),
    ]);
    expect(notes[0]).not.toContain('Seashells');
  });
});

it.each([[[{ product_id: 'P1', quantity: 1 }]], [[null]], ['x'], [JSON.stringify([mug])], [['P1']]])(
  'a refund of %j is refused: without items it would be of the whole order',
  (products) => {
    const { outcomes } = plan([track('Order Refunded', { ...totals, products })]);
    expect(outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining('Items: there is none') as string },
    ]);
  },
);

describe('an item', () => {
  const itemOf = (product: object) =>
    plan([track('Product Viewed', { ...product, value: 7, currency: 'EUR' })]).collected[0]?.items?.[0];

  it('keeps what else its line holds, and numbers are numbers', () => {
    const line = { ...mug, url: 'https://x.dev', custom_margin: 7, returned_value: '3.5', value: 7 };
    const expected = { ...mugItem, url: 'https://x.dev', custom_margin: 7, returned_value: 3.5, value: 7 };
    expect(plan([track('Cart Viewed', { ...eur, products: [line] })]).collected).toMatchObject([{ items: [expected] }]);
  });

  it('has the levels of its category that its line names itself', () => {
    const lines = [
      { ...mug, category: 'Home', category_2: 'Kitchen' },
      { ...mug, category: 'Home > Bath', category_2: 'Kitchen' },
      { ...mug, category_1: 'Home', category_2: 'Kitchen' },
      { ...mug, item_category: 'Home', item_category2: 'Kitchen' },
    ];
    const product = { ...mugItem.product, category_1: 'Home', category_2: 'Kitchen' };
    const items = lines.map(() => ({ ...mugItem, product }));
    expect(plan([track('Cart Viewed', { ...eur, products: lines })]).collected).toMatchObject([{ items }]);
    for (const line of lines) expect(itemOf(line)).toEqual({ ...mugItem, product });
    expect(itemOf({ ...mug, category_1: ['Kitchen', 'Bath'] })).toMatchObject({
      product: { category_1: 'Kitchen > Bath' },
    });
    const { notes } = plan([track('Cart Viewed', { ...eur, products: [{ ...mug, category_2: { name: 'Kitchen' } }] })]);
    expect(notes).toEqual(['Category 2 left out: it must be a text.']);
  });

  it('may have all of Google’s words', () => {
    const words = { item_id: 'P1', item_name: 'Mug', item_brand: 'K', item_category: 'Home', item_variant: 'Blue' };
    const product = { id: 'P1', name: 'Mug', price: 7, brand: 'K', category_1: 'Home' };
    const expected = { id: 'P1', quantity: 1, variant: 'Blue', list_position: 2, product };
    expect(itemOf({ ...words, price: 7, index: 2 })).toEqual(expected);
    const { collected } = plan([track('Cart Viewed', { ...eur, items: [{ ...words, price: 7, index: 2 }] })]);
    expect(collected).toEqual([frame('view_cart', { value: 7, ...eur, items: [expected] })]);
  });

  it.each([
    ['Product Viewed', {}],
    ['Product Shared', {}],
    ['Order Shipped', { order_id: 'O1' }],
    ['Promotion Viewed', { promotion_id: 'P7' }],
    ['Payment Info Entered', { payment_method: 'card' }],
    ['Order Refunded', { ...totals, products: [] }],
  ])('of a list called items is one in every event, here %s %j', (event, properties) => {
    expect(plan([track(event, { ...properties, items: [mugItem] })]).collected).toMatchObject([{ items: [mugItem] }]);
  });

  it('in the vendor’s own form keeps its product', () => {
    const product = { id: 'P1', name: 'Mug', price: 7, category_1: 'Home', colors: ['red'], margin: 3 };
    const line = { id: 'P1-blue', quantity: 2, product };
    const events = [track('Cart Viewed', { ...eur, products: [line] }), track('Product Viewed', { ...eur, ...line })];
    for (const one of plan(events).collected) expect(one).toMatchObject({ value: 14, items: [line] });
    const priced = { ...product, currency: 'SEK' };
    expect(plan([track('Product Viewed', { id: 'P1', product: priced })]).collected).toMatchObject([
      { value: 7, currency: 'SEK', items: [{ id: 'P1', product: { margin: 3 } }] },
    ]);
    expect(plan([track('Product Viewed', { ...mug, ...eur, product: 'Mug' })]).collected).toEqual([
      frame('view_item', { value: 7, ...eur, items: [mugItem], product: 'Mug' }),
    ]);
  });

  it('has the address and picture of its product, and the event the address of its page', () => {
    const seen = { url: 'https://harbour-shop.com/mug', image_url: 'https://harbour-shop.com/mug.jpg' };
    const context = { page: { url: 'https://harbour-shop.com/kitchen' } };
    const [listed, sole] = plan([
      track('Product Added', { ...mug, ...eur, ...seen }, { context }),
      track('Product Added', { ...mug, ...eur, ...seen }),
    ]).collected;
    expect(listed).toMatchObject({ url: context.page.url, items: [{ ...mugItem, ...seen }] });
    expect(sole).toMatchObject({ url: seen.url, items: [{ ...mugItem, ...seen }] });
  });

  it('may have several colours, and the first version’s name for its ID', () => {
    const line = { id: 'P1', name: 'Mug', price: 7, colors: ['red', 'blue'] };
    expect(plan([track('Cart Viewed', { ...eur, products: [line] })]).collected).toMatchObject([
      { items: [{ id: 'P1', product: { id: 'P1', colors: ['red', 'blue'] } }] },
    ]);
  });

  it.each([['2 pcs'], [-1], [{}]])('whose quantity is %j is one unit, with a note that says so', (quantity) => {
    const { collected, notes } = plan([track('Order Completed', { ...order, products: [{ ...mug, quantity }] })]);
    expect(collected).toMatchObject([{ items: [{ quantity: 1 }] }]);
    expect(notes).toEqual([expect.stringMatching(/^Quantity could not be read, and "1" is sent/)]);
  });

  it('has its product nested in it, with the levels of its category', () => {
    expect(itemOf({ ...mug, category: 'Home > Kitchen > Mugs', brand: 'K', color: 'blue', size: 'L' })).toEqual({
      ...mugItem,
      product: {
        ...mugItem.product,
        category_1: 'Home',
        category_2: 'Kitchen',
        category_3: 'Mugs',
        brand: 'K',
        colors: ['blue'],
        size: 'L',
      },
    });
  });

  it('has five levels of its category, and its discount as a number', () => {
    const levels = { category_1: 'A', category_2: 'B', category_3: 'C', category_4: 'D', category_5: 'E' };
    expect(itemOf({ ...mug, category: 'A > B > C > D > E > F', discount: '1.5' })).toMatchObject({
      discount: 1.5,
      product: levels,
    });
  });

  it('without an SKU has the ID of its product, and the other way round', () => {
    expect(itemOf({ ...mug, sku: undefined })).toMatchObject({ id: 'P1', product: { id: 'P1' } });
    expect(itemOf({ ...mug, product_id: undefined })).toMatchObject({ id: 'P1-blue', product: { id: 'P1-blue' } });
  });

  it('is the product that the event itself names, and a list stands in only where it names none', () => {
    const products = [{ ...mug, sku: 'other' }];
    const [named, listed] = ['Product Viewed', 'Product Shared'].map((event) =>
      plan([track(event, { ...mug, ...eur, products }), track(event, { coupon: 'SPRING', ...eur, products })]),
    );
    for (const { collected, notes } of [named, listed] as ReturnType<typeof plan>[]) {
      expect(collected).toMatchObject([{ items: [mugItem] }, { items: [{ id: 'other' }] }]);
      expect(notes).toEqual([
        'The list of products was left out: the event itself is about one.',
        'Left out, because the event has a list of products: coupon.',
      ]);
    }
  });

  it('without an ID is left out of an event of one’s own, with a note', () => {
    const { collected, notes } = plan([track('Product Shared', { name: 'Mug', share_via: 'email' })]);
    expect(collected).toEqual([frame('product_shared', { share_via: 'email' })]);
    expect(notes).toEqual(['Left out, because the product has no ID: name.']);
  });

  it('stands alone where somebody chooses one', () => {
    const { collected, notes } = plan([track('Product Clicked', { products: [mug, mug] })]);
    expect(collected).toMatchObject([{ items: [mugItem] }]);
    expect(collected[0]?.items).toHaveLength(1);
    expect(notes).toContain('Commanders Act accepts one item here: the first of 2 is sent.');
  });
});

describe('an amount', () => {
  it('without a currency is left out, with a note', () => {
    const { collected, notes } = plan([track('Product Added', { ...mug, value: 7 })]);
    expect(collected).toEqual([frame('add_to_cart', { items: [mugItem] })]);
    expect(notes).toEqual([
      'Left out, because there is no currency (send one, or fill in the setting "Currency"): value.',
    ]);
  });

  it('of a one-currency shop has the currency of the settings', () => {
    expect(
      plan([track('Product Added', { ...mug, quantity: 3 })], { settings: { currency: 'SEK' } }).collected,
    ).toEqual([frame('add_to_cart', { value: 21, currency: 'SEK', items: [{ ...mugItem, quantity: 3 }] })]);
  });

  it('of a cart and of a checkout is the sum of the prices where nobody says it', () => {
    const cart = {
      ...eur,
      products: [
        { ...mug, price: 0.1, quantity: 3 },
        { ...mug, price: '0.2' },
      ],
    };
    const { collected, notes } = plan([track('Cart Viewed', cart), track('Checkout Started', cart)]);
    expect(collected).toMatchObject([{ value: 0.5 }, { value: 0.5, revenue: 0.5 }]);
    expect(notes).toEqual([
      'No revenue or value: the sum of the items’ prices is the revenue.',
      expect.stringContaining('its revenue stands in'),
    ]);
  });
});

describe('an event of one’s own', () => {
  it('keeps its name where the settings say so', () => {
    const event = track('Article Read', {});
    expect(plan([event], { settings: { eventNames: 'unchanged' } }).collected).toMatchObject([
      { event_name: 'Article Read' },
    ]);
  });

  it.each(['Purchase', 'add_to_cart', 'View Item', 'video_start'])(
    'under the vendor’s own name %s is refused',
    (name) => {
      expect(plan([track(name, {})]).outcomes).toMatchObject([
        {
          status: 'rejected',
          message: expect.stringMatching(
            /is an event of Commanders Act’s own.*by a subscription to the action/,
          ) as string,
        },
      ]);
    },
  );

  it('without a letter in its name is refused', () => {
    expect(plan([track('!!', {})]).outcomes).toMatchObject([{ status: 'rejected' }]);
  });

  it('has the address of its page, unless it tells one itself', () => {
    const context = { page: { url: 'https://harbour-shop.com/a' } };
    const [seen, shared] = plan([
      track('Seen', {}, { context }),
      track('Shared', { url: '/b' }, { context }),
    ]).collected;
    expect(seen).toMatchObject({ url: context.page.url, context });
    expect(shared).toMatchObject({ url: '/b', context });
  });

  it.each(['Quiz Done', 'Signed Up', 'Product List Viewed', 'Video Playback Paused'])(
    'has amounts that are numbers, as %s and any other has',
    (event) => {
      const amounts = { value: '3.5', revenue: '3', currency: 'eur' };
      const video = { session_id: 's', content_asset_id: 'c', position: 1, total_length: 9 };
      const { collected, notes } = plan([track(event, { ...amounts, ...video, products: [mug] })]);
      expect(collected).toMatchObject([{ value: 3.5, revenue: 3, currency: 'EUR' }]);
      expect(notes).toEqual([]);
    },
  );

  it('loses what the vendor would take for an amount and is none, and nothing else', () => {
    const { collected, notes } = plan([
      track('Quiz Done', { value: { points: 3 }, currency: ['EUR', 'USD'], points: 3 }),
    ]);
    expect(collected).toEqual([frame('quiz_done', { points: 3 })]);
    expect(notes).toHaveLength(2);
    expect(plan([track('Quiz Done', { value: '3.5', currency: 'eur' })]).collected).toEqual([
      frame('quiz_done', { value: 3.5, currency: 'EUR' }),
    ]);
  });

  it('has no properties where PHP writes them as an empty list', () => {
    expect(plan([track('Read', [])]).collected).toEqual([frame('read', {})]);
  });

  it('holds no half of an emoji', () => {
    expect(plan([track('Read', {}, { context: { page: { title: 'cut \ud83d' } } })]).collected).toMatchObject([
      { context: { page: { title: 'cut \ufffd' } } },
    ]);
  });

  it('keeps items that have the vendor’s form, and no others', () => {
    const own = [{ id: 'A', quantity: 1, product: { id: 'A', name: 'A', price: 1 } }];
    expect(plan([track('Quiz Done', { items: own })]).collected).toEqual([frame('quiz_done', { items: own })]);
    expect(plan([track('Quiz Done', { items: ['a', 'b'] })]).collected).toEqual([frame('quiz_done', {})]);
  });

  it('loses what would be taken for the frame, with a note', () => {
    const { collected, notes } = plan([track('Read', { user: 'x', context: {}, items: 3, properties: {}, pages: 2 })]);
    expect(collected).toEqual([frame('read', { pages: 2 })]);
    expect(notes).toEqual([
      expect.stringMatching(/^Left out, because the vendor reserves these names.*: user, context, properties\.$/),
      expect.stringMatching(/^Left out, because Commanders Act has its own form for this name: items\.$/),
    ]);
  });
});

it('the events of the spec that have a counterpart become it', () => {
  const becomes = specEvents.flatMap((event) => {
    const [collected] = plan([event]).collected;
    return event.event && collected ? [`${event.event} → ${collected.event_name}`] : [];
  });
  expect(becomes).toEqual(
    expect.arrayContaining([
      'Wishlist Product Added to Cart → add_to_cart',
      'Product Removed from Wishlist → product_removed_from_wishlist',
      'Order Updated → order_updated',
      'Order Cancelled → order_cancelled',
    ]),
  );
});
