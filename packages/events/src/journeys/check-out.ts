import { coupons } from '../shop/coupons';
import { toAmount } from '../shop/to-amount';
import type { SpecEvent } from '../spec-event';
import type { Order } from './order';
import type { Tracker } from './tracker';

/** The checkout; returns whether the visitor completes it. */
export function* checkOut(tracker: Tracker, order: Order, cartId: string): Generator<SpecEvent, boolean> {
  const { random, visitor } = tracker;
  const { id: order_id, checkoutId: checkout_id } = order;
  const payment_method = random.pick(['paypal', 'visa', 'invoice', 'apple-pay']);
  const shipping_method = random.pick(['standard', 'express', 'pick-up']);

  const started = order.describe();
  yield tracker.look('Checkout', 'Checkout', '/checkout', 'Checkout | Harbour');
  yield tracker.track('Checkout Started', { ...started, value: started.revenue });
  yield tracker.track('Checkout Step Viewed', { checkout_id, step: 1, shipping_method });
  tracker.pause();
  if (random.chance(0.1)) return false;
  yield tracker.track('Checkout Step Completed', { checkout_id, step: 1, shipping_method });
  if (random.chance(0.25)) yield* enterCoupon(tracker, order, cartId);
  yield tracker.track('Checkout Step Viewed', { checkout_id, step: 2, shipping_method, payment_method });
  tracker.pause();
  if (random.chance(0.1)) return false;
  yield tracker.track('Payment Info Entered', { checkout_id, order_id, step: 2, shipping_method, payment_method });
  yield tracker.track('Checkout Step Completed', { checkout_id, step: 2, shipping_method, payment_method });
  tracker.pause();
  yield tracker.look('Thank you', 'Checkout', `/checkout/${order_id}/thank-you`, 'Ahoi & thank you! | Harbour');
  yield tracker.track('Order Completed', {
    ...order.describe(),
    payment_method,
    shipping_method,
    email: visitor.email,
    ...(visitor.discoveryCookie !== undefined && { _br_uid_2: visitor.discoveryCookie }),
  });
  return true;
}

function* enterCoupon(tracker: Tracker, order: Order, cartId: string): Generator<SpecEvent, void> {
  const { random, visitor } = tracker;
  const coupon = random.pick(coupons);
  const entered = { order_id: order.id, cart_id: cartId, coupon_id: coupon.code };
  yield tracker.track('Coupon Entered', entered);
  if (random.chance(0.3)) {
    yield tracker.track('Coupon Denied', { ...entered, coupon_name: coupon.name, reason: 'Coupon has expired' });
  } else {
    order.coupon = coupon;
    const applied = { ...entered, coupon_name: coupon.name, discount: toAmount(order.discount, visitor.currency) };
    yield tracker.track('Coupon Applied', applied);
    tracker.pause();
    if (random.chance(0.15)) {
      order.coupon = undefined;
      yield tracker.track('Coupon Removed', { ...applied });
    }
  }
  tracker.pause();
}
