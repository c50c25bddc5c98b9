import { seed } from '@sluice/test-utils/seeds';
import { type Simulator, startSimulator } from '../src';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('bluecore', { account: { customEvents: 'sweepstakes_signup' } });
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

const path = '/api/track/mobile/v1';

/** Status and text of the answer. */
async function send(body: unknown, to = path, method = 'POST'): Promise<[number, string]> {
  const response = await fetch(simulator.origin + to, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return [response.status, await response.text()];
}

const accepted = [202, ''];
const who = { distinct_id: 'xyz@example.com', token: 'bluestore' };
const customer = { email: 'xyz@example.com' };
const products = [{ id: '1234' }];
const call = (event: string, own: object = {}): object => ({ event, properties: { ...who, ...own } });
const many = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ id: `p${index}` }));
const order = { products, total: 400.2, order_id: 'ABCDE12345', customer };

describe('the Bluecore simulator', () => {
  it.each([
    'viewed-product',
    'search',
    'add-to-cart',
    'remove-from-cart',
    'purchase',
    'wishlist',
    'customer-patch',
    'identify',
    'optin',
    'unsubscribe',
  ])('accepts the printed payload %s, and loses nothing of it', async (id) => {
    expect(await send(seed('bluecore', id))).toEqual(accepted);
    expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, limited: 0, faults: 0 });
  });

  it.each([
    ['an order of nothing', call('purchase', { ...order, total: 0 })],
    ['a custom event that was agreed', call('sweepstakes_signup', { prize: { name: 'car' }, products })],
    ['an opt-in by the table', call('optin', { customer })],
    ['an opt-in by table and examples', call('optin', { customer, email: 'xyz@example.com' })],
    ['an address in capitals', call('identify', { customer: { email: ' XYZ@Example.com' } })],
    ['30 products of an order', call('purchase', { ...order, products: many(30) })],
    ['an address without a dot in its domain', call('customer_patch', { customer: { email: 'xyz@localhost' } })],
    ['an address with two "@"', call('customer_patch', { customer: { email: 'x@yz@example.com' } })],
    ['a birthday', call('customer_patch', { customer: { birthday_day: 31, birthday_month: 'March' } })],
    ['an app of no version', call('search', { search_term: 'x', client: '' })],
    ['the link of an address to itself', call('identify', { distinct_id: 'XYZ@Example.com', customer })],
    ['a boolean attribute', call('customer_patch', { customer: { is_member: true } })],
  ])('accepts %s', async (_, body) => {
    expect(await send(body)).toEqual(accepted);
    expect(simulator.dropped).toEqual([]);
  });
});

describe('the Bluecore simulator answers 202 and shows what is lost', () => {
  it.each([
    ['no namespace', { event: 'search', properties: { distinct_id: 'a', search_term: 'x' } }, "property 'token'"],
    ['another namespace', call('viewed_product', { products, token: 'bluestor' }), 'There is no such namespace'],
    ['the namespace beside the properties', { ...call('search', { search_term: 'x' }), token: 't' }, 'know token and'],
    ['no customer', call('viewed_product', { products, distinct_id: undefined }), "property 'distinct_id'"],
    ['an empty ID', call('viewed_product', { products, distinct_id: '' }), 'distinct_id must NOT have fewer than 1'],
    ['no event', { properties: who }, "The call must have required property 'event'"],
    ['no properties', { event: 'search' }, "The call must have required property 'properties'"],
    ['no products', call('viewed_product'), "property 'products'"],
    ['an empty list of products', call('wishlist', { products: [] }), 'products must NOT have fewer than 1 items'],
    [
      'a product without an ID',
      call('wishlist', { products: [{ sku: 'x' }] }),
      "products.0 must have required property 'id'",
    ],
    ['an ID that is a number', call('remove_from_cart', { products: [{ id: 7 }] }), 'products.0.id must be string'],
    ['a price', call('viewed_product', { products: [{ id: '7', price: 1 }] }), 'does not know products.0.price'],
    ['two products in the cart', call('add_to_cart', { products: [...products, { id: '2' }] }), 'more than 1 items'],
    ['31 products of an order', call('purchase', { ...order, products: many(31) }), 'more than 30 items'],
    [
      'a product twice in an order',
      call('purchase', { ...order, products: [...products, ...products] }),
      'A product is in the order twice',
    ],
    [
      'products of a custom event without IDs',
      call('sweepstakes_signup', { products: [{ sku: 'x' }] }),
      "property 'id'",
    ],
    ['a birthday by its number', call('customer_patch', { customer: { birthday_month: '3' } }), 'birthday_month must'],
    ['the 32nd of a month', call('customer_patch', { customer: { birthday_day: 32 } }), 'birthday_day must be <= 31'],
    [
      'what Bluecore makes by itself',
      call('customer_patch', { customer: { email_hash_number: 7 } }),
      'customer.email_hash_number is made by Bluecore alone',
    ],
    ['no search term', call('search'), "property 'search_term'"],
    [
      'an order without a number',
      call('purchase', { ...order, order_id: undefined }),
      'The order gets a random number',
    ],
    ['an order without a sum', call('purchase', { ...order, total: undefined }), "property 'total'"],
    ['a sum in words', call('purchase', { ...order, total: '400.20' }), 'total must be number'],
    ['an order of nobody', call('purchase', { ...order, customer: undefined }), "property 'customer'"],
    [
      'an order without an address',
      call('purchase', { ...order, customer: {} }),
      "customer must have required property 'email'",
    ],
    ['a link to nobody', call('identify'), "property 'customer'"],
    ['an opt-in of nobody', call('optin'), 'The call must match a schema in anyOf'],
    [
      'an unsubscription of no address',
      call('unsubscribe', { email: 'xyz' }),
      'email is not an address that Bluecore takes',
    ],
    ['a customer without attributes', call('customer_patch', { customer: {} }), 'customer must NOT have fewer than 1'],
    ['a custom event that nobody knows', call('quiz_taken'), 'No event has been agreed on with the name quiz_taken'],
    ['a property that no page names', call('search', { search_term: 'x', query: 'x' }), 'does not know query'],
    ['an attribute in capitals', call('customer_patch', { customer: { First_name: 'X' } }), 'has a name, First_name,'],
    [
      'an attribute with a dash',
      call('customer_patch', { customer: { 'first-name': 'X' } }),
      'has a name, first-name,',
    ],
    [
      'an attribute with a blank',
      call('customer_patch', { customer: { 'first name': 'X' } }),
      'has a name, first name,',
    ],
    ['an unknown attribute', call('customer_patch', { customer: { shoe_size: 7 } }), 'shoe_size is created for ever'],
    [
      'a boolean as text',
      call('customer_patch', { customer: { is_member: 'true' } }),
      'customer.is_member must NOT be',
    ],
    [
      'a boolean as text in capitals',
      call('customer_patch', { customer: { is_member: 'TRUE' } }),
      'customer.is_member',
    ],
    [
      'a nested attribute',
      call('customer_patch', { customer: { first_name: { a: 1 } } }),
      'customer.first_name must be',
    ],
  ])('of %s', async (_, body, reason) => {
    expect(await send(body)).toEqual(accepted);
    expect(simulator.dropped.map((lost) => lost.reason)).toContainEqual(expect.stringContaining(reason));
    expect(simulator.counts).toMatchObject({ accepted: 1, refused: 0 });
  });

  it.each([
    'xyz.example.com',
    '@example.com',
    'xyz@',
    '.xyz@example.com',
    'xyz@example.com.',
    'xyz@example.com,',
    'x yz@example.com',
    'xyz@exam(ple).com',
    '"xyz"@example.com',
    'x\\yz@example.com',
    'x\u0001yz@example.com',
    `${'x'.repeat(243)}@example.com`,
  ])('of the address %j', async (email) => {
    await send(call('customer_patch', { customer: { email } }));
    expect(simulator.dropped).toMatchObject([
      { reason: expect.stringMatching(/customer.email (?:must|is not an address)/) },
    ]);
  });
});

describe('what the Bluecore simulator learns', () => {
  const device = '1424532133a16a';
  const seen = call('viewed_product', { products, distinct_id: device });

  it('is which IDs are linked to an address, and what waits for that', async () => {
    await send(seen);
    await send(call('viewed_product', { products }));
    await send(call('purchase', { ...order, distinct_id: device }));
    expect(simulator.pending()).toEqual([
      { reason: 'No identify event has linked the ID to an address yet', count: 2 },
    ]);
    await send(call('identify', { customer, distinct_id: device }));
    await send(seen);
    expect(simulator.pending()).toEqual([]);
    expect(simulator.dropped).toEqual([]);
  });

  it('is which attributes there are: each is created once', async () => {
    const patch = call('customer_patch', { customer: { shoe_size: 7 } });
    await send(patch);
    await send(patch);
    const created = { reason: 'The attribute shoe_size is created for ever', index: 0 };
    expect(simulator.dropped).toMatchObject([created]);
    simulator.clear();
    await send(patch);
    expect(simulator.dropped).toMatchObject([created]);
  });
});

describe('the Bluecore simulator fails', () => {
  it.each([
    ['an empty body', ''],
    ['what is no JSON', '{"event":'],
    ['a list', [call('search', { search_term: 'x' })]],
  ])('on %s', async (_, body) => {
    expect(await send(body)).toEqual([500, '']);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 1 });
  });

  it('on any other address or method', async () => {
    expect(await send(seed('bluecore', 'search'), '/api/track/mobile/v2')).toEqual([404, '']);
    expect(await send(undefined, path, 'GET')).toEqual([404, '']);
  });
});

it('the Bluecore simulator says nothing of what it loses on purpose', async () => {
  const losing = await startSimulator('bluecore', { faults: [{ kind: 'item', rate: 1 }] });
  const body = JSON.stringify(seed('bluecore', 'search'));
  const { status } = await fetch(losing.origin + path, { method: 'POST', body });
  await losing.close();
  expect(status).toBe(202);
  expect(losing.dropped).toMatchObject([{ reason: 'Dropped on purpose' }]);
  expect(losing.counts).toMatchObject({ accepted: 1, dropped: 1, faults: 1 });
});

it.each([
  [
    'a month that is none',
    call('customer_patch', { customer: { birthday_month: 'Foo' } }),
    /birthday_month must match/,
  ],
  ['a national phone number', call('customer_patch', { customer: { phone: '030 123' } }), /phone must match/],
  [
    'an ID with an "@" that is no address',
    call('search', { search_term: 'a', distinct_id: 'j o@x' }),
    /not an address/,
  ],
  [
    'a boolean in a word of its own',
    call('customer_patch', { customer: { is_member: 'yes' } }),
    /is_member must be true or false/,
  ],
  [
    'a boolean as a number',
    call('purchase', { ...order, customer: { ...customer, is_member: 1 } }),
    /is_member must be true or false/,
  ],
  [
    'the link of an address to another',
    call('identify', { distinct_id: 'xy@example.com', customer }),
    /no event merges two/,
  ],
  ['two addresses', call('optin', { email: 'a@b.example', customer }), /are two addresses/],
])('the Bluecore simulator has no use for %s', async (_, body, reason) => {
  expect(await send(body)).toEqual(accepted);
  expect(simulator.dropped.map((one) => one.reason)).toContainEqual(expect.stringMatching(reason));
});
