import type { SpecEvent } from '../spec-event';
import { customerEvent } from './customer-event';
import { customerProducts } from './customer-products';

const { raincoat, mugs } = customerProducts;

const page = { path: '/checkout', title: 'Kasse | Harbour', referrer: 'https://www.harbour.example/cart' };
const coupon = { order_id: 'O-90210', cart_id: 'CA-7001', coupon_id: 'SPRING10' };

/** The checkout. */
export const checkout: readonly SpecEvent[] = [
  customerEvent(26, '2025-03-13T09:14:00.391Z', page, {
    type: 'track',
    event: 'Checkout Started',
    properties: {
      checkout_id: 'CH-5005',
      order_id: 'O-90210',
      affiliation: 'Harbour Online',
      value: 219.8,
      subtotal: 219.8,
      revenue: 219.8,
      shipping: 4.95,
      tax: 41.76,
      discount: 0,
      total: 266.51,
      currency: 'EUR',
      products: [raincoat, mugs],
    },
  }),
  customerEvent(27, '2025-03-13T09:14:00.602Z', page, {
    type: 'track',
    event: 'Checkout Step Viewed',
    properties: { checkout_id: 'CH-5005', step: 1, shipping_method: 'standard' },
  }),
  customerEvent(28, '2025-03-13T09:15:22.488Z', page, {
    type: 'track',
    event: 'Checkout Step Completed',
    properties: { checkout_id: 'CH-5005', step: 1, shipping_method: 'standard' },
  }),
  customerEvent(29, '2025-03-13T09:16:10.070Z', page, {
    type: 'track',
    event: 'Payment Info Entered',
    properties: {
      checkout_id: 'CH-5005',
      order_id: 'O-90210',
      step: 2,
      shipping_method: 'standard',
      payment_method: 'paypal',
    },
  }),
  customerEvent(30, '2025-03-13T09:16:33.917Z', page, {
    type: 'track',
    event: 'Coupon Entered',
    properties: coupon,
  }),
  customerEvent(31, '2025-03-13T09:16:34.266Z', page, {
    type: 'track',
    event: 'Coupon Applied',
    properties: { ...coupon, coupon_name: 'Frühlingsbrise', discount: 21.98 },
  }),
  customerEvent(32, '2025-03-13T09:16:58.144Z', page, {
    type: 'track',
    event: 'Coupon Denied',
    properties: {
      ...coupon,
      coupon_id: 'AHOI-5',
      coupon_name: 'Ahoi ⚓️',
      reason: 'Cannot be combined with SPRING10',
    },
  }),
  customerEvent(33, '2025-03-13T09:17:15.808Z', page, {
    type: 'track',
    event: 'Coupon Removed',
    properties: { ...coupon, coupon_id: 'POSTFREI', coupon_name: 'Versandkostenfrei', discount: 4.95 },
  }),
];
