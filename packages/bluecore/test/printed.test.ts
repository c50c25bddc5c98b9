import { seed } from '@sluice/test-utils/seeds';
import { plan, preset } from './plan';

/** The app of the page's examples. */
const context = { app: { version: '4.0' }, device: { model: 'mobile/iPad' } };
const deviceId = '1424532133a16a-07943fba1-1960426e-2c600-1424532133c98';
const unknown = { anonymousId: deviceId, context };
const known = { context: { ...context, traits: { email: 'xyz@example.com' } } };
const track = (event: string, properties: object, who: object) => ({ type: 'track', event, properties, ...who });
const product = { product_id: '1234', name: 'Mug', price: 7 };
const other = { product_id: '5678', quantity: 3 };
const consent = (email: boolean) => track('subscription_event', { channelConsents: { email } }, known);

describe('the page’s example of', () => {
  it('a product view comes of Product Viewed', () => {
    expect(plan([track('Product Viewed', product, known)]).requests).toEqual([
      {
        method: 'POST',
        url: 'https://api.bluecore.app/api/track/mobile/v1',
        headers: { 'Content-Type': 'application/json' },
        json: seed('bluecore', 'viewed-product'),
      },
    ]);
  });

  it('a search comes of Products Searched', () => {
    expect(plan([track('Products Searched', { query: 'logo design' }, known)]).calls).toEqual([
      seed('bluecore', 'search'),
    ]);
  });

  it('an add to cart comes of Product Added', () => {
    expect(plan([track('Product Added', product, unknown)]).calls).toEqual([seed('bluecore', 'add-to-cart')]);
  });

  it('a remove from cart comes of a Product Removed with two products', () => {
    expect(plan([track('Product Removed', { products: [product, other] }, unknown)]).calls).toEqual([
      seed('bluecore', 'remove-from-cart'),
    ]);
  });

  it('a purchase comes of Order Completed', () => {
    const order = { order_id: 'ABCDE12345', total: 400.2, currency: 'USD', products: [product, other] };
    expect(plan([track('Order Completed', order, known)]).calls).toEqual([seed('bluecore', 'purchase')]);
  });

  it('an add to wishlist comes of Product Added to Wishlist', () => {
    expect(plan([track('Product Added to Wishlist', product, unknown)]).calls).toEqual([seed('bluecore', 'wishlist')]);
  });

  it('a customer with attributes comes of an identify call without an address', () => {
    const identify = { type: 'identify', anonymousId: deviceId, traits: { firstName: 'X', lastName: 'Yz' } };
    expect(plan([identify]).calls).toEqual([seed('bluecore', 'customer-patch')]);
  });

  it('a link comes of an identify call with a device’s ID and an address', () => {
    const identify = { type: 'identify', traits: { email: 'xyz@example.com' }, ...unknown };
    expect(plan([identify]).calls).toEqual([seed('bluecore', 'identify')]);
  });

  it('an opt-in comes of a consent, where customer.email is switched off', () => {
    expect(plan([consent(true)], { settings: { copyConsentEmail: false } }).calls).toEqual([seed('bluecore', 'optin')]);
  });

  it('an unsubscription comes of a consent that is withdrawn, where customer.email is switched off', () => {
    expect(plan([consent(false)], { settings: { copyConsentEmail: false } }).calls).toEqual([
      seed('bluecore', 'unsubscribe'),
    ]);
  });
});

it('a device is named as in the page’s table: system, version and model', () => {
  const iPad = { os: { name: 'iPadOS', version: '15.0' }, device: { model: 'iPad11,6' } };
  const event = track('Product Viewed', product, { anonymousId: 'a', context: iPad });
  expect(plan([event]).calls).toMatchObject([{ properties: { device: 'iPadOS 15.0 iPad11,6' } }]);
});

it('what an app calls itself can be mapped otherwise', () => {
  const subscriptions = [preset('trackProduct', { client: 'shop', device: { '@path': '$.context.device.type' } })];
  const event = track('Product Viewed', product, { anonymousId: 'a', context: { device: { type: 'ios' } } });
  expect(plan([event], { subscriptions }).calls).toMatchObject([{ properties: { client: 'shop', device: 'ios' } }]);
});
