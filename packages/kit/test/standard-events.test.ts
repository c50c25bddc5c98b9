import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { subscribeOf } from '../src/definition/presets';
import { snakeCase } from '../src/text/snake-case';
import { nearMissOf, spellingsOf, standardEvents } from '../src/definition/standard-events';

const spelled = Object.entries(standardEvents).flatMap(([canonical, others]) =>
  [canonical, ...others].map((spelling) => [spelling, canonical] as const),
);

test('gives each spelling to one event', () => {
  const spellings = spelled.map(([spelling]) => spelling);
  expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) !== index)).toEqual([]);
});

test('knows the British and the American spelling of what was cancelled', () => {
  const cancelled = Object.keys(standardEvents).filter((canonical) => /cancell?ed/i.test(canonical));
  expect(cancelled).toEqual(['Order Cancelled', 'Subscription Cancelled']);
  for (const canonical of cancelled) {
    expect(spellingsOf(canonical)).toContain(canonical.replace('Cancelled', 'Canceled'));
  }
});

test.each([
  ['Order Completed', ['Order Completed', 'Completed Order']],
  ['Completed Order', ['Order Completed', 'Completed Order']],
  ['Order Canceled', ['Order Cancelled', 'Order Canceled']],
  ['Viewed Product Category', ['Product List Viewed', 'Viewed Product Category', 'Product Category Viewed']],
  ['Logged In', ['Signed In', 'Sign In', 'Logged In']],
  ['Added Product to Wishlist', ['Product Added to Wishlist', 'Added Product to Wishlist']],
  ['Cart Viewed', ['Cart Viewed']],
])('lists the spellings of "%s", the canonical one first', (name, spellings) => {
  expect(spellingsOf(name)).toEqual(spellings);
});

test.each(['Fitting Appointment Booked', 'order completed', '', 'constructor', '__proto__'])(
  'leaves "%s", which is no spelling, alone',
  (name) => {
    expect(spellingsOf(name)).toEqual([name]);
  },
);

test('lists spellings that a trigger can name', () => {
  expect(subscribeOf({ track: spellingsOf('Order Cancelled') }, [])).toBe(
    'type = "track" and (event = "Order Cancelled" or event = "Order Canceled")',
  );
  for (const canonical of Object.keys(standardEvents)) {
    expect(() => subscribeOf({ track: spellingsOf(canonical) }, [])).not.toThrow();
  }
});

test.each([
  ['order completed', 'Order Completed'],
  ['ORDER COMPLETED', 'Order Completed'],
  ['Order Completed ', 'Order Completed'],
  [' Order  Completed', 'Order Completed'],
  ['Order\u00a0Completed', 'Order Completed'],
  ['order_completed', 'Order Completed'],
  ['order-completed', 'Order Completed'],
  ['order.completed', 'Order Completed'],
  ['orderCompleted', 'Order Completed'],
  ['ordercompleted', 'Order Completed'],
  ['Order Completed!', 'Order Completed'],
  ['completed_order', 'Order Completed'],
  ['Product_Added', 'Product Added'],
  ['order_canceled', 'Order Cancelled'],
  ['Cancelled Order', 'Order Cancelled'],
  ['Canceled Order', 'Order Cancelled'],
  ['Searched Products', 'Products Searched'],
  ['Viewed Cart', 'Cart Viewed'],
  ['added_product_to_wishlist', 'Product Added to Wishlist'],
  ['viewedcart', 'Cart Viewed'],
  ['Clicked Email Link', 'Email Link Clicked'],
  ['Product Added To Wish List', 'Product Added to Wishlist'],
  ['viewed_product', 'Product Viewed'],
  ['Opened Application', 'Application Opened'],
  ['E-mail Opened', 'Email Opened'],
  ['Email Marked As Spam', 'Email Marked as Spam'],
  ['unsubscribed', 'Unsubscribed'],
  ['Signup', 'Signed Up'],
  ['logged_in', 'Signed In'],
  ['Subscription Event', 'subscription_event'],
  ['subscription_created', 'Subscription Started'],
])('takes "%s" for a near miss of "%s"', (name, canonical) => {
  expect(nearMissOf(name)).toBe(canonical);
  expect(nearMissOf(name)).toBe(canonical);
});

test('takes no spelling for a near miss', () => {
  expect(spelled.filter(([spelling]) => nearMissOf(spelling) !== undefined)).toEqual([]);
});

test.each([
  'Fitting Appointment Booked',
  'Order',
  'Completed',
  'Order Completed 2',
  'Order Not Completed',
  'Up Order Signed',
  'Order Placed',
  'Checkout Completed',
  'Viewed Product Details',
  'Product Added to Cart',
  'Login',
  'logout',
  'purchase',
  'add_to_cart',
  'unsubscribe',
  '注文 完了',
  '— … !',
  '🛒',
  '',
  'constructor',
  '__proto__',
])('takes "%s" for an event of its own', (name) => {
  expect(nearMissOf(name)).toBeUndefined();
});

test('never takes one event for another, however its spellings are written', () => {
  const written: ((spelling: string) => string)[] = [
    snakeCase,
    (spelling) => spelling.toUpperCase(),
    (spelling) => ` ${spelling} `,
    (spelling) => spelling.replaceAll(' ', ''),
    (spelling) => spelling.replaceAll(' ', '-'),
    (spelling) => spelling.replace(/^(.*) (.*)$/, '$2 $1'),
  ];
  for (const [spelling, canonical] of spelled) {
    for (const write of written) {
      const name = write(spelling);
      const meant = spellingsOf(name)[0] === canonical ? canonical : nearMissOf(name);
      expect([name, meant]).toEqual([name, canonical]);
    }
  }
});

test('answers alike when it has forgotten a name among thousands of others', () => {
  const others = Array.from({ length: 3_000 }, (_, count) => nearMissOf(`Order ${count} Completed`));
  expect(new Set(others)).toEqual(new Set([undefined]));
  expect(nearMissOf('order completed')).toBe('Order Completed');
});

test('reads no name that is far too long', () => {
  expect(nearMissOf(`order completed${' '.repeat(1_000)}`)).toBeUndefined();
});

test('names a standard event or none for any text', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(text, (name) => {
      const near = nearMissOf(name);
      expect(near === undefined || Object.hasOwn(standardEvents, near)).toBe(true);
      expect(nearMissOf(name)).toBe(near);
    }),
    runs(500),
  );
});
