import { destination } from '@sluice/commanders-act';
import { defaultMapping } from '@sluice/kit';
import { specEvents } from '@sluice/test-utils/events';
import { plan, preset, track } from './plan';

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
  ['Product Removed', { cart_id: 'C', ...mug }, 'remove_from_cart', { cart_id: 'C', items: [mugItem] }],
  [
    'Product Added to Wishlist',
    { ...mug, variant: 'Blue' },
    'add_to_wishlist',
    { items: [{ ...mugItem, variant: 'Blue' }] },
  ],
  ['Cart Viewed', { value: 7, ...eur, products: [mug] }, 'view_cart', { value: 7, ...eur, items: [mugItem] }],
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
  ['Promotion Clicked', { promotion_id: 'P7' }, 'select_content', { content_type: 'promotion', item_id: 'P7' }],
  ['Signed In', { method: 'email' }, 'login', { method: 'email' }],
  ['Logged In', { method: 'email' }, 'login', { method: 'email' }],
  ['Signed Up', { method: 'email' }, 'sign_up', { method: 'email' }],
  ['Lead Generated', { lead_id: 'L', value: 5, ...eur }, 'generate_lead', { id: 'L', value: 5, ...eur }],
  ['Article Read', { minutes: 3 }, 'article_read', { minutes: 3 }],
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
    [undefined, 'content'],
  ])('of the category %s is of the type %s', (category, pageType) => {
    expect(plan([page({ name: 'X', category })]).collected).toEqual([
      frame('page_view', { page_type: pageType, page_name: 'X' }),
    ]);
  });

  it('of a category that nobody mapped is content, with a note', () => {
    const { collected, notes } = plan([page({ category: 'Regatta' })]);
    expect(collected).toMatchObject([{ page_type: 'content' }]);
    expect(notes).toContainEqual(expect.stringContaining('Page types: "content" is sent'));
  });
});

describe('of an order', () => {
  const completed = (properties: object) => plan([track('Order Completed', { ...order, ...properties })]);

  it('a value that is not there is made of revenue, tax and shipping', () => {
    const { collected, notes } = completed({ total: undefined });
    expect(collected).toMatchObject([{ value: 21.61, revenue: 14 }]);
    expect(notes).toContainEqual(expect.stringContaining('no value (total)'));
  });

  it('a revenue that is not there is the subtotal, or made of the total', () => {
    expect(completed({ revenue: undefined, subtotal: 15 }).collected).toMatchObject([{ revenue: 15 }]);
    expect(completed({ revenue: undefined }).collected).toMatchObject([{ value: 21.61, revenue: 14 }]);
  });

  it('sums of 0 are sums', () => {
    expect(completed({ total: 0, revenue: 0, tax: 0, shipping: 0 }).collected).toMatchObject([
      { value: 0, revenue: 0, tax_amount: 0, shipping_amount: 0 },
    ]);
  });

  it('the currency is written in capitals', () => {
    expect(completed({ currency: ' eur' }).collected).toMatchObject([{ currency: 'EUR' }]);
  });

  it.each([
    [{ order_id: undefined }, 'Order ID is missing'],
    [{ currency: undefined }, 'Currency is missing'],
    [{ currency: ' ' }, 'Currency: it is empty.'],
    [{ currency: 'Euro' }, 'Currency: it must have three letters, as in EUR.'],
    [{ total: undefined, revenue: undefined }, 'Value: the event has neither a value (total) nor a revenue.'],
    [{ products: [] }, 'Items: there is none.'],
    [{ products: undefined }, 'Items is missing'],
    [
      { products: [{ product_id: 'P1', price: 7 }] },
      'Items: there is none with all of ID, name and price; missing: name.',
    ],
  ])('%j is refused by name', (properties, message) => {
    expect(completed(properties).outcomes).toMatchObject([
      { status: 'rejected', fix: 'event', message: expect.stringContaining(message) as string },
    ]);
  });

  it('lines without what Commanders Act requires are left out, with a note', () => {
    const { collected, notes } = completed({ products: [mug, { sku: 'S' }, { name: 'Saucer', price: 2 }] });
    expect(collected).toMatchObject([{ items: [mugItem] }]);
    expect(notes).toContain('Left out 2 of 3 items, for want of name, price, ID.');
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

  it('a payment method that is mapped to no word of Commanders Act is refused', () => {
    const subscriptions = [preset('purchase', { paymentMethods: { seashells: 'shells' } })];
    const { outcomes } = plan([track('Order Completed', { ...order, payment_method: 'Seashells' })], { subscriptions });
    expect(outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('Payment methods: "shells" is none of') as string },
    ]);
  });
});

it.each([[[{ product_id: 'P1', quantity: 1 }]], [[null]]])(
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

  it('has its product nested in it, with the levels of its category', () => {
    expect(itemOf({ ...mug, category: 'Home > Kitchen/Mugs', brand: 'K', color: 'blue', size: 'L' })).toEqual({
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

  it('without an SKU has the ID of its product, and the other way round', () => {
    expect(itemOf({ ...mug, sku: undefined })).toMatchObject({ id: 'P1', product: { id: 'P1' } });
    expect(itemOf({ ...mug, product_id: undefined })).toMatchObject({ id: 'P1-blue', product: { id: 'P1-blue' } });
  });

  it('stands alone where somebody chooses one', () => {
    const { collected, notes } = plan([track('Product Clicked', { products: [mug, mug] })]);
    expect(collected).toMatchObject([{ items: [mugItem] }]);
    expect(collected[0]?.items).toHaveLength(1);
    expect(notes).toContain('Commanders Act takes 1 item here: the first of 2 is sent.');
  });
});

describe('an amount', () => {
  it('without a currency is left out, with a note', () => {
    const { collected, notes } = plan([track('Product Added', { ...mug, value: 7 })]);
    expect(collected).toEqual([frame('add_to_cart', { items: [mugItem] })]);
    expect(notes).toContain('Left out, for Commanders Act wants a currency with it: value.');
  });

  it('that the reports want is missed in a note', () => {
    expect(plan([track('Product Added', { ...mug, ...eur })]).notes).toContain(
      'Commanders Act’s reports ask for what this event has not: value.',
    );
  });
});

describe('an event of one’s own', () => {
  it('keeps its name where the settings say so', () => {
    const event = track('Article Read', {});
    expect(plan([event], { settings: { eventNames: 'unchanged' } }).collected).toMatchObject([
      { event_name: 'Article Read' },
    ]);
  });

  it.each(['Purchase', 'add_to_cart', 'View Item'])('under the vendor’s own name %s is refused', (name) => {
    expect(plan([track(name, {})]).outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('an event of Commanders Act’s own') as string },
    ]);
  });

  it('without a letter in its name is refused', () => {
    expect(plan([track('!!', {})]).outcomes).toMatchObject([{ status: 'rejected' }]);
  });

  it('keeps items that have the vendor’s form, and no others', () => {
    const own = [{ id: 'A', quantity: 1, product: { id: 'A', name: 'A', price: 1 } }];
    expect(plan([track('Quiz Done', { items: own })]).collected).toEqual([frame('quiz_done', { items: own })]);
    expect(plan([track('Quiz Done', { items: ['a', 'b'] })]).collected).toEqual([frame('quiz_done', {})]);
  });

  it('loses what would be taken for the frame, with a note', () => {
    const { collected, notes } = plan([track('Read', { user: 'x', context: {}, items: 3, properties: {}, pages: 2 })]);
    expect(collected).toEqual([frame('read', { pages: 2 })]);
    expect(notes).toContain(
      'Left out, for Commanders Act has a use of its own for the name: user, context, items, properties.',
    );
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
