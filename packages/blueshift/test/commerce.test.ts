import { plan } from './plan';

const base = { type: 'track', userId: 'u' };
const quiet = { sendTimestamp: false, sendEventUuid: false };
const pan = { product_id: 'p1', sku: 'p1-red', name: 'Pan', price: 20, quantity: 2 };

function recorded(event: object, settings = {}): unknown {
  const { sent, outcomes } = plan([{ ...base, ...event }], { settings: { ...quiet, ...settings } });
  return sent[0] ?? outcomes[0];
}

it.each([
  [
    'a page is pageload',
    {
      type: 'page',
      name: 'Home',
      context: {
        ip: '198.51.100.4',
        userAgent: 'Firefox',
        page: { url: 'https://shop.example/', referrer: 'https://x.example/' },
      },
      properties: { title: 'Welcome' },
    },
    {
      event: 'pageload',
      name: 'Home',
      title: 'Welcome',
      url: 'https://shop.example/',
      referrer: 'https://x.example/',
      user_agent: 'Firefox',
      ip: '198.51.100.4',
    },
  ],
  ['a screen is pageload too', { type: 'screen', name: 'Cart' }, { event: 'pageload', screen_viewed: 'Cart' }],
  [
    'a screen may have its name among the properties',
    { type: 'screen', properties: { name: 'Cart', items: 2 } },
    { event: 'pageload', screen_viewed: 'Cart', items: 2 },
  ],
  [
    'a screen may have its name as the event',
    { type: 'screen', event: 'Cart' },
    { event: 'pageload', screen_viewed: 'Cart' },
  ],
  [
    'a product that was looked at is view',
    { event: 'Product Viewed', properties: pan },
    { event: 'view', products: [{ sku: 'p1' }], variant_sku: 'p1-red', name: 'Pan', price: 20, quantity: 2 },
  ],
  [
    'a product put into the cart is add_to_cart',
    { event: 'Wishlist Product Added to Cart', properties: pan },
    { event: 'add_to_cart', product_id: 'p1', variant_sku: 'p1-red', name: 'Pan', price: 20, quantity: 2 },
  ],
  [
    'a product on the wishlist is wishlist',
    { event: 'Product Added to Wishlist', properties: { product_id: 'p1' } },
    { event: 'wishlist', product_id: 'p1' },
  ],
  [
    'a search has the products found',
    { event: 'Products Searched', properties: { query: 'pan', products: [pan, { sku: 's2' }, {}] } },
    { event: 'search', keywords: 'pan', product_ids: ['p1', 's2'] },
  ],
  [
    'an order is purchase, its sums numbers',
    { event: 'Order Completed', properties: { order_id: 7, total: '30', revenue: '25.5', products: [pan] } },
    {
      event: 'purchase',
      order_id: '7',
      total: 30,
      revenue: 25.5,
      products: [{ sku: 'p1', variant_sku: 'p1-red', name: 'Pan', price: 20, quantity: 2 }],
    },
  ],
  [
    'an order called off is canceled',
    { event: 'Order Cancelled', properties: { order_id: '7' } },
    { event: 'canceled', order_id: '7' },
  ],
  [
    'an order given back is returned',
    { event: 'Order Returned', properties: { order_id: '7' } },
    { event: 'returned', order_id: '7' },
  ],
  [
    'an order paid back is returned, too',
    { event: 'Order Refunded', properties: { order_id: '7' } },
    { event: 'returned', order_id: '7' },
  ],
  [
    'an order on its way is shipped',
    { event: 'Order Shipped', properties: { order_id: '7' } },
    { event: 'shipped', order_id: '7' },
  ],
  [
    'a step of a checkout is an event of its own, since it has no products',
    { event: 'Checkout Step Viewed', properties: { step: 2 } },
    { event: 'checkout_step_viewed', step: 2 },
  ],
  ['an app that is opened is app_open', { event: 'Application Opened' }, { event: 'app_open' }],
  ['an app that is installed is app_install', { event: 'Application Installed' }, { event: 'app_install' }],
  ['an app that is updated is app_update', { event: 'Application Updated' }, { event: 'app_update' }],
  ['a sign-in is login', { event: 'Signed In' }, { event: 'login' }],
  ['a sign-out is logout', { event: 'Signed Out' }, { event: 'logout' }],
  [
    'an interest has its topic',
    { event: 'Subscribe Interest', properties: { interest: 'tea' } },
    { event: 'subscribe_interest', topic: 'tea' },
  ],
  [
    'an interest that ends has it too',
    { event: 'Unsubscribe Interest', properties: { topic: 'tea' } },
    { event: 'unsubscribe_interest', topic: 'tea' },
  ],
  [
    'the payment of a subscription has the time of the event',
    { event: 'Subscription Renewed', timestamp: 1767323045, properties: { revenue: 5 } },
    { event: 'subscription_billing', revenue: 5, billing_date: '2026-01-02T03:04:05.000Z' },
  ],
  [
    'the payment of a subscription is revenue under whatever name the amount has',
    { event: 'Subscription Billed', timestamp: '2026-01-02T03:04:05Z', properties: { plan: 'Pro', price: '19.90' } },
    {
      event: 'subscription_billing',
      subscription_plan_type: 'Pro',
      subscription_amount: '19.9',
      revenue: 19.9,
      billing_date: '2026-01-02T03:04:05Z',
    },
  ],
  [
    'the end of a subscription is not its start, which stays beside it',
    {
      event: 'Subscription Cancelled',
      timestamp: '2026-01-02T03:04:05Z',
      properties: { subscription_started_at: '2025-01-01' },
    },
    {
      event: 'subscription_cancel',
      subscription_started_at: '2025-01-01',
      subscription_canceled_at: '2026-01-02T03:04:05Z',
    },
  ],
  [
    'a search may list the IDs of what was found, and nothing else',
    { event: 'Products Searched', properties: { query: ' pan ', product_ids: ['p1', 'p2'] } },
    { event: 'search', keywords: 'pan', product_ids: ['p1', 'p2'] },
  ],
  [
    'a search may say what was searched for by Blueshift’s name',
    { event: 'Products Searched', properties: { keywords: 'pan', page: 2 } },
    { event: 'search', keywords: 'pan', page: 2 },
  ],
  [
    'an order names its currency by the three letters',
    { event: 'Order Completed', properties: { order_id: 7, total: 30, revenue: 25, currency: '€' } },
    { event: 'purchase', order_id: '7', total: 30, revenue: 25, currency: 'EUR' },
  ],
  [
    'what comes back is no revenue',
    { event: 'Order Refunded', properties: { order_id: 7, total: 30 } },
    { event: 'returned', order_id: '7', total: 30 },
  ],
  [
    'a cart at the checkout has its value, and the revenue beside it',
    { event: 'Checkout Started', properties: { value: 30, revenue: 25, products: [{ product_id: 'p1' }] } },
    { event: 'checkout', total: 30, revenue: 25, products: [{ sku: 'p1' }] },
  ],
  [
    'a page may have its name and browser among the properties',
    { type: 'page', properties: { name: 'Home', user_agent: 'Firefox' } },
    { event: 'pageload', name: 'Home', user_agent: 'Firefox' },
  ],
  [
    'a product whose ID is blank goes by its SKU',
    { event: 'Product Added', properties: { product_id: ' ', sku: 's1' } },
    { event: 'add_to_cart', product_id: 's1' },
  ],
  [
    'an alias is an event with the previous ID',
    { type: 'alias', previousId: 'a' },
    { event: 'alias', previous_customer_id: 'a' },
  ],
])('%s', (_, event, expected) => {
  expect(recorded(event)).toEqual({ customer_id: 'u', ...expected });
});

it('the catalogue’s ID is the SKU where the settings say so', () => {
  expect(recorded({ event: 'Product Added', properties: pan }, { productIdFrom: 'sku' })).toMatchObject({
    product_id: 'p1-red',
    parent_product_id: 'p1',
  });
});

it('a product without an ID is refused by name', () => {
  expect(recorded({ event: 'Product Viewed', properties: { name: 'Pan' } })).toEqual({
    status: 'rejected',
    fix: 'event',
    message: 'Product ID: the event has no product with an ID.',
  });
});

it('an order without an ID is refused by name', () => {
  expect(recorded({ event: 'Order Completed', properties: { total: 3 } })).toMatchObject({
    status: 'rejected',
    message: 'Order ID: the event has none. Map it from the property your events have it in.',
  });
});

it.each([
  [
    'Order Completed',
    { order_id: ' ' },
    'Order ID: the event has none. Map it from the property your events have it in.',
  ],
  ['Products Searched', { query: ' ' }, 'Query: the event has none. Map it from the property your events have it in.'],
])('%s with %j is refused by name', (event, properties, message) => {
  expect(recorded({ event, properties })).toEqual({ status: 'rejected', fix: 'event', message });
});

it('an interest without a topic is refused by name', () => {
  expect(recorded({ event: 'Subscribe Interest' })).toMatchObject({
    message: 'Topic: the event does not say what the customer is interested in.',
  });
});
