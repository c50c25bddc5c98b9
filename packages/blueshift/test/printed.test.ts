import { seed, withEmail } from '@sluice/test-utils/seeds';
import { asPrinted, plan, presetOf } from './plan';

/** An event whose properties arrive as they are, under a name of Blueshift’s own. */
const renamed = (event: string, name: string) => ({
  ...presetOf('Track event'),
  subscribe: `event = "${event}"`,
  mapping: { ...presetOf('Track event').mapping, event: name },
});

const email = 'john.doe@example.com';
const of = (event: string, properties: object, known = true) => ({
  type: 'track',
  event,
  timestamp: '2015-03-17T17:27:20+00:00',
  properties,
  ...(known && { context: { traits: { email } } }),
});

/** The body of the one request, with the settings that leave out what the page does not print. */
const body = (event: object) => plan([event], { settings: asPrinted }).requests[0]?.json;

/** The same of an event of nobody: in the page's samples the vendor's script adds its cookie. */
const bodyOfNobody = (event: object) =>
  plan([event], { settings: { ...asPrinted, sendUnidentified: true } }).requests[0]?.json;

describe('what the vendor’s page prints is made of', () => {
  it('a page', () => {
    expect(bodyOfNobody({ type: 'page' })).toEqual(seed('blueshift', 'pageload'));
  });

  it('an identify call', () => {
    const traits = {
      email,
      createdAt: '2015-03-17T17:27:20+00:00',
      firstName: 'John',
      lastName: 'Doe',
      other: 'value',
    };
    const event = { type: 'identify', userId: '11111', traits };
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'identify'), email));
  });

  it('a product that was looked at', () => {
    const event = of('Product Viewed', { product_id: '45790-32' }, false);
    expect(bodyOfNobody(event)).toEqual(seed('blueshift', 'view'));
  });

  it('a product put into the cart', () => {
    expect(bodyOfNobody(of('Product Added', { product_id: 'sku1' }, false))).toEqual(seed('blueshift', 'add-to-cart'));
  });

  it('a product taken out of the cart', () => {
    const event = of('Product Removed', { product_id: 'sku1' }, false);
    expect(bodyOfNobody(event)).toEqual(seed('blueshift', 'remove-from-cart'));
  });

  it('the start of a checkout', () => {
    const products = [{ product_id: '45790-32' }, { product_id: '46493-33' }];
    const event = of('Checkout Started', { total: 30, products });
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'checkout'), email));
  });

  it('an order', () => {
    const event = of('Order Completed', {
      order_id: '50314',
      total: 30,
      revenue: 25,
      shipping: 3,
      tax: 2,
      discount: 2.5,
      coupon: 'hasbros',
      products: [
        { product_id: '45790-32', price: 19, quantity: 1 },
        { product_id: '46493-32', price: 3, quantity: 2 },
      ],
    });
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'purchase'), email));
  });

  it('a search', () => {
    const products = [{ product_id: 'SKU1' }, { product_id: 'SKU2' }];
    const event = of('Products Searched', { query: 'Search Keyword', products }, false);
    expect(bodyOfNobody(event)).toEqual(seed('blueshift', 'search'));
  });

  it('an event of one’s own', () => {
    const event = of('Your Custom Event Name', { attribute1: 'value1', attribute2: 'value2' }, false);
    expect(bodyOfNobody(event)).toEqual(seed('blueshift', 'custom-event'));
  });

  it('the start of a subscription', () => {
    const event = of('Subscription Started', {
      interval: 'month',
      interval_count: 1,
      plan: 'subscription-sku-name1',
      price: 29.99,
      ends_at: '2015-06-17T17:27:20+00:00',
    });
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'subscription-start'), email));
  });

  it('the upgrade of a subscription', () => {
    const event = of('Subscription Upgraded', {
      interval: 'month',
      interval_count: 1,
      plan: 'subscription-sku-name2',
      price: 39.99,
      subscription_started_at: '2015-04-17T17:27:20+00:00',
    });
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'subscription-upgrade'), email));
  });

  it('the downgrade of a subscription', () => {
    const event = of('Subscription Downgraded', {
      interval: 'month',
      interval_count: 1,
      plan: 'subscription-sku-name3',
      price: 9.99,
    });
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'subscription-downgrade'), email));
  });

  it('the payment of a subscription, on a day that there is not', () => {
    // No reader takes that for a date: it arrives as what the sender says it is.
    const event = of('Subscription Billed', { revenue: '19.99', billing_date: '2014-14-11T17:27:20+00:00' });
    const asItIs = renamed('Subscription Billed', 'subscription_billing');
    expect(plan([event], { settings: asPrinted, subscriptions: [asItIs] }).requests[0]?.json).toEqual(
      withEmail(seed('blueshift', 'subscription-billing'), email),
    );
  });

  it('the end of a subscription', () => {
    const event = {
      ...of('Subscription Cancelled', { plan: 'subscription-sku-name' }),
      timestamp: '2016-04-12T17:27:20+00:00',
    };
    expect(body(event)).toEqual(withEmail(seed('blueshift', 'subscription-cancel'), email));
  });

  it('two events in one call, with a device at a latitude that there is not', () => {
    const identify = {
      type: 'identify',
      userId: '812122',
      traits: { email },
      context: {
        ip: '201.44.11.21',
        idfv: '33133',
        device: {
          id: '4444444',
          type: 'ios',
          token: '49244924492449244924492449244924492449244924',
          advertisingId: '3333',
          manufacturer: 'Apple',
        },
        os: { name: 'ios' },
        network: { carrier: 'verizon' },
        location: { latitude: '212.99333', longitude: '-12.39334' },
      },
    };
    // The page prints the sum as text, and no order ID: so it comes from an event of one's own.
    const purchase = {
      type: 'track',
      event: 'Purchase',
      userId: '812123',
      context: { ip: '201.44.11.22', traits: { email } },
      properties: { revenue: '31.24' },
    };
    const subscriptions = [presetOf('Update customer'), renamed('Purchase', 'purchase')];
    const { requests } = plan([identify, purchase], { settings: asPrinted, subscriptions });
    expect(requests.map(({ json }) => json)).toEqual([withEmail(seed('blueshift', 'bulk-events'), email)]);
  });
});
