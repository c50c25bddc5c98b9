import { seed } from '@sluice/test-utils/seeds';
import { visitor, withHashes } from './identities';
import { plan } from './plan';

const order = {
  type: 'track',
  event: 'Order Completed',
  timestamp: '2024-06-21T12:36:40Z',
  context: { ...visitor, page: { url: 'https://www.yourwebsite.com/your-full-path-here' } },
  properties: {
    order_id: '123456789',
    total: 100,
    currency: 'EUR',
    products: [
      { name: 'Name of Product 1', price: 25, quantity: 2 },
      { name: 'Name of Product 2', price: 50, quantity: 1 },
    ],
  },
};
const withProperties = (own: object) => ({ ...order, properties: { ...order.properties, ...own } });
const dataOf = (own: object, settings = {}) => plan([withProperties(own)], { settings }).recorded[0]?.data;

describe('an order', () => {
  it('is the purchase of Tracify’s page', () => {
    expect(plan([order]).requests[0]?.json).toEqual(withHashes(seed('tracify', 'purchase')));
  });

  it('has its currency as "cc" too where the settings say so', () => {
    expect(dataOf({}, { sendUndocumentedKeys: true })).toEqual({ ...dataOf({}), cc: 'EUR' });
  });

  it('wins over parameters of its page', () => {
    const url = 'https://www.yourwebsite.com/your-full-path-here?amount=1&ITEM3=x&currency=USD&utm_source=fb';
    const { recorded } = plan([{ ...order, context: { ...order.context, page: { url } } }]);
    expect(recorded[0]?.data).toEqual({ ...dataOf({}), utm_source: 'fb' });
  });

  it.each([
    [
      'without an ID',
      { order_id: undefined },
      'Order ID: the event has none. Map it from the property your events have it in.',
    ],
    [
      'with a blank ID',
      { order_id: ' ' },
      'Order ID: the event has none. Map it from the property your events have it in.',
    ],
    [
      'with an email address for an ID',
      { order_id: 'jane%40example.com-1' },
      'Order ID: it holds an email address, which Tracify must not get.',
    ],
    [
      'with the visitor’s IP for an ID',
      { order_id: '8.8.8.8/7' },
      'Order ID: it holds the IP address, which Tracify must not get.',
    ],
    [
      'without a sum',
      { total: undefined },
      'Amount: the event has none. Map it from the property your events have it in.',
    ],
    ['with a sum below 0', { total: -1 }, 'Amount: it must be 0 or more.'],
    ['with a sum beyond all reason', { total: 1e21 }, expect.stringMatching(/^Amount: it must be an amount such as/)],
    [
      'without a currency',
      { currency: undefined },
      'Currency: the event has none. Map it, or fill in the setting "Currency".',
    ],
    [
      'with a currency that is none',
      { currency: '$' },
      expect.stringMatching(/^Currency: it must be the three letters/),
    ],
  ])('%s is refused by name', (_, own, message) => {
    expect(plan([withProperties(own)]).outcomes).toEqual([{ status: 'rejected', fix: 'event', message }]);
  });

  it('without a currency has that of the settings', () => {
    expect(dataOf({ currency: undefined }, { currency: 'CHF' })?.currency).toBe('CHF');
  });

  it.each([
    [240.36, 'dot', '240.36'],
    [0.1 + 0.2, 'dot', '0.30'],
    ['100', 'dot', '100.00'],
    [1234.5, 'comma', '1234,50'],
    [0, 'dot', '0.00'],
    [10.075, 'dot', '10.08'],
    [8_999_999_999_999_999, 'dot', '8999999999999999.00'],
  ])('of %j with a %s is worth %j', (total, decimalSeparator, amount) => {
    expect(dataOf({ total }, { decimalSeparator })?.amount).toBe(amount);
  });
});

describe('order lines', () => {
  const linesOf = (products: readonly object[], settings = {}) => {
    const {
      origin: _,
      order_id: _id,
      currency: _currency,
      amount: _amount,
      ...lines
    } = dataOf({ products }, settings) ?? {};
    return lines;
  };

  it('are numbered without gaps, and one that is incomplete is left out with a note', () => {
    const products = [{ price: 1 }, { name: 'A', price: 1.5 }, { name: 'B', price: null }, { sku: 'C-1', price: 0 }];
    expect(linesOf(products)).toEqual({ ITEM1: 'A', AMT1: '1.5', QTY1: '1', ITEM2: 'C-1', AMT2: '0', QTY2: '1' });
    expect(plan([withProperties({ products })]).notes).toEqual(['Left out 2 of 4 products, without: Name, Price.']);
  });

  it('have the decimal separator of the settings', () => {
    const line = { name: 'A', price: 0.1 + 0.2, quantity: 2 };
    expect(linesOf([line], { decimalSeparator: 'comma' })).toEqual({ ITEM1: 'A', AMT1: '0,3', QTY1: '2' });
  });

  it.each([
    [19.9, 1.5, '29.85', '1'],
    ['0.1', '0.25', '0.025', '1'],
    [5, 3, '5', '3'],
    [5, '3.0', '5', '3'],
    [5, 0, '5', '0'],
    [5, undefined, '5', '1'],
  ])('of %j each, %j of them, have a whole number of units: %j times %j', (price, quantity, AMT1, QTY1) => {
    expect(linesOf([{ name: 'A', price, quantity }])).toEqual({ ITEM1: 'A', AMT1, QTY1 });
  });

  it.each(['Voucher for jane@example.com', 'VPN 8.8.8.8'])('named %j do not give the visitor away', (name) => {
    const products = [{ name, price: 5 }];
    expect(linesOf(products)).toMatchObject({ ITEM1: 'redacted' });
    expect(plan([withProperties({ products })]).notes).toEqual([
      expect.stringMatching(/^Removed from a product’s name: (?:an email address|the IP address)\./),
    ]);
  });

  it('need not be there', () => {
    expect(linesOf([])).toEqual({});
  });
});
