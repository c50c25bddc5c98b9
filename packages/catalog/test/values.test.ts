import { catalog } from '@sluice/catalog';
import { compile } from '@sluice/engine';
import { bodyText, type Destination } from '@sluice/kit/host';
import { subjectOf } from '@sluice/test-utils/conformance';

const order = {
  type: 'track',
  event: 'Order Completed',
  messageId: '5c1a9e04-7d3b-4f60-9a21-000000000034',
  timestamp: new Date().toISOString(),
  userId: 'customer-1',
  anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-000000000001',
  context: {
    traits: { email: 'jo@example.com' },
    ip: '8.8.4.4',
    userAgent: 'Mozilla/5.0',
    page: { url: 'https://shop.example/thanks' },
  },
  properties: {
    order_id: 'o-1001',
    total: 12.5,
    revenue: 10,
    currency: 'EUR',
    products: [{ product_id: 'p-1001', price: 12.5, quantity: 1, name: 'Mug' }],
  },
};
const ordered = (properties: object, more: object = {}) => ({
  ...order,
  ...more,
  properties: { ...order.properties, ...properties },
});
const inContext = (context: object, more: object = {}) => ({
  ...order,
  ...more,
  context: { ...order.context, ...context },
});

/** What of an event no vendor may ever be sent, wherever it stands. */
const leaks: readonly [what: string, event: object, texts: readonly string[]][] = [
  ['a placeholder as address', inContext({ traits: { email: 'n/a' } }), ['n/a']],
  ['several addresses as one', inContext({ traits: { email: 'jo@example.com, al@example.com' } }), ['al@example.com']],
  ['a name beside an address', inContext({ traits: { email: 'Jo <jo@example.com>' } }), ['Jo <']],
  ['an object as a user ID', { ...order, userId: '[object Object]' }, ['[object Object]']],
  ['"null" as an anonymous ID', { ...order, anonymousId: 'null' }, ['"null"']],
  [
    'the nil UUID as an anonymous ID',
    { ...order, anonymousId: '00000000-0000-0000-0000-000000000000' },
    ['00000000-0000'],
  ],
  ['an ID beyond what numbers hold', { ...order, userId: 2 ** 53 }, ['9007199254740992']],
  ['a chain of addresses', inContext({ ip: '203.0.113.8, 10.0.0.1' }), ['10.0.0.1']],
  ['IPv4 within IPv6', inContext({ ip: '::ffff:203.0.113.7' }), ['::ffff']],
  ['a private address', inContext({ ip: '192.168.0.12' }), ['192.168.0.12']],
  ['a word for no address', inContext({ ip: 'unknown' }), ['"unknown"']],
  ['an address that is none', inContext({ ip: '256.1.1.1' }), ['256.1.1.1']],
  [
    'the address of the shop’s server',
    inContext({ ip: undefined }, { channel: 'server', request_ip: '198.51.100.3' }),
    ['198.51.100.3'],
  ],
  [
    'RudderStack’s SDK as an app',
    inContext({ app: { name: 'RudderLabs JavaScript SDK', namespace: 'com.rudderlabs.javascript', version: '3.3.0' } }),
    ['RudderLabs', 'com.rudderlabs', '"3.3.0"'],
  ],
  [
    'a bracketed zero in a phone number',
    inContext({ traits: { phone: '+49 (0)30 123456' } }),
    ['+49030123456', '49030'],
  ],
  ['half an emoji', ordered({ gift_note: 'cut \ud83d' }), ['\ud83d', '\\ud83d']],
  ['NUL', ordered({ gift_note: 'a\0b' }), ['\0', '\\u0000']],
  ['infinite numbers', ordered({ score: Number.POSITIVE_INFINITY }), ['"score":null', 'Infinity']],
  ['no number as a line’s price', ordered({ products: [{ product_id: 'p-1001', price: 'gratis' }] }), ['gratis']],
  ['hexadecimal as an amount', ordered({ total: '0x10', revenue: undefined }), ['"16"', ':16,', '16.00', '16}']],
];

/** What becomes the same order for every vendor. */
const sameOrder: readonly [what: string, event: object][] = [
  ['an amount as text', ordered({ total: '12.50' })],
  ['the currency in small letters', ordered({ currency: 'eur' })],
  [
    'a list with keys, as PHP writes one that lost an entry',
    ordered({ products: { 0: order.properties.products[0] } }),
  ],
  ['a single product', ordered({ products: order.properties.products[0] })],
  ['null among the products', ordered({ products: [null, order.properties.products[0]] })],
  ['the first version’s name', { ...order, event: 'Completed Order' }],
  ['a line that says its price as text', ordered({ products: [{ ...order.properties.products[0], price: '12.50' }] })],
];

const [line] = order.properties.products;

/** What costs no vendor the order: a value that is none, wherever the order can do without. */
const oddities: readonly [what: string, event: object][] = [
  ['a coupon with members', ordered({ coupon: { code: 'SPRING' } })],
  ['several coupons', ordered({ coupon: ['SPRING', 'MAY'] })],
  ['no coupons, as PHP writes them', ordered({ coupon: [] })],
  [
    'an amount with members',
    ordered({ tax: { amount: 1, currency: 'EUR' }, shipping: { amount: 1 }, discount: [1, 2] }),
  ],
  ['a payment method with members', ordered({ payment_method: { type: 'card' }, status: { id: 1 } })],
  ['a brand and a category with members', ordered({ products: [{ ...line, brand: { id: 1 }, category: { id: 1 } }] })],
  ['a coupon and a variant of a line with members', ordered({ products: [{ ...line, coupon: {}, variant: ['L'] }] })],
  ['a text and a list among the products', ordered({ products: [line, 'p-2', 3, [line]] })],
  ['a context that is odd', inContext({ locale: { language: 'en' }, device: 'iPhone', app: [], campaign: 'May' })],
  ['a user ID with members', { ...order, userId: { id: 1 } }],
];

function plan(destination: Destination, event: object) {
  const { settings } = subjectOf(destination);
  const { drafts, outcomes, events } = compile(destination, { settings }).plan([event]);
  const [planned] = events;
  return {
    bodies: drafts.map(({ request }) => `${request.url} ${JSON.stringify(request.headers)} ${bodyText(request) ?? ''}`),
    outcome: outcomes[0],
    notes: planned && 'items' in planned ? planned.notes : [],
  };
}

describe.each(Object.values(catalog).map((destination) => [destination.name, destination] as const))(
  '%s',
  (_, destination) => {
    it.each(leaks)('is never sent %s', (__, event, texts) => {
      const { bodies } = plan(destination, event);
      for (const text of texts) expect(bodies.join('\n')).not.toContain(text);
    });

    it.each(sameOrder)('is sent the same order for %s', (__, event) => {
      const [usual, odd] = [plan(destination, order), plan(destination, event)];
      expect(usual.outcome).toBeUndefined();
      expect(odd.outcome).toBeUndefined();
      expect(odd.bodies).toEqual(usual.bodies);
    });

    it('takes the revenue where the total is empty', () => {
      const { outcome, bodies } = plan(destination, ordered({ total: '' }));
      expect(outcome).toBeUndefined();
      expect(bodies.join('\n')).toMatch(/[":]10(?:\.00)?[",}]/);
    });

    it.each(oddities)('is sent the order in spite of %s', (__, event) => {
      const { bodies, outcome } = plan(destination, event);
      expect(outcome).toBeUndefined();
      expect(bodies.join('\n')).toContain('o-1001');
      expect(bodies.join('\n')).not.toContain('[object Object]');
    });

    it('says nothing of an ordinary order', () => {
      const { notes } = plan(destination, order);
      // Of that, somebody can do something: Discovery asks for its own cookie.
      expect(notes.filter((note) => !note.startsWith('Discovery'))).toEqual([]);
    });

    it('tells no note or reason that holds a value of the event', () => {
      for (const [, event] of leaks) {
        const { notes, outcome } = plan(destination, event);
        const told = JSON.stringify([notes, outcome && 'message' in outcome ? outcome.message : '']);
        expect(told).not.toMatch(/gratis|256\.1|192\.168|al@example|198\.51/);
      }
    });

    it('takes an empty list of PHP for an object without members', () => {
      const { outcome } = plan(destination, { ...order, event: 'Tea Brewed', properties: [] });
      expect(outcome?.status).not.toBe('rejected');
    });
  },
);
