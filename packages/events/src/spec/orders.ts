import type { SpecEvent } from '../spec-event';
import { customerEvent } from './customer-event';
import { customerProducts } from './customer-products';

const { raincoat, mugs, candle } = customerProducts;

const orderPage = { path: '/account/orders/O-90210', title: 'Bestellung O-90210 | Harbour' };
const otherOrderPage = { path: '/account/orders/O-90288', title: 'Bestellung O-90288 | Harbour' };
const discounted = { coupon: 'SPRING10' };
const order = {
  checkout_id: 'CH-5005',
  order_id: 'O-90210',
  affiliation: 'Harbour Online',
  coupon: 'SPRING10',
  currency: 'EUR',
};
/** Another order, which she cancels before it is shipped. */
const cancelled = {
  checkout_id: 'CH-5031',
  order_id: 'O-90288',
  affiliation: 'Harbour Online',
  subtotal: 24.5,
  revenue: 24.5,
  shipping: 4.95,
  tax: 4.66,
  discount: 0,
  total: 34.11,
  currency: 'EUR',
};

/** The order and what follows. */
export const orders: readonly SpecEvent[] = [
  customerEvent(
    34,
    '2025-03-13T09:18:04.318Z',
    { path: '/checkout/O-90210/thank-you', title: 'Vielen Dank! | Harbour' },
    {
      type: 'track',
      event: 'Order Completed',
      properties: {
        ...order,
        subtotal: 197.82,
        revenue: 197.82,
        shipping: 4.95,
        tax: 37.59,
        discount: 21.98,
        total: 240.36,
        payment_method: 'paypal',
        shipping_method: 'standard',
        email: 'zofia.mueller@example.com',
        _br_uid_2: 'uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6',
        products: [
          { ...raincoat, ...discounted },
          { ...mugs, ...discounted },
        ],
      },
    },
  ),
  customerEvent(35, '2025-03-13T09:25:47.900Z', orderPage, {
    type: 'track',
    event: 'Order Updated',
    properties: {
      ...order,
      subtotal: 211.27,
      revenue: 211.27,
      shipping: 4.95,
      tax: 40.14,
      discount: 23.48,
      total: 256.36,
      products: [
        { ...raincoat, ...discounted },
        { ...mugs, ...discounted, quantity: 3 },
      ],
    },
  }),
  customerEvent(36, '2025-03-14T18:40:11.652Z', otherOrderPage, {
    type: 'track',
    event: 'Order Cancelled',
    properties: { ...cancelled, products: [candle] },
  }),
  // A full refund, for which the spec needs no products.
  customerEvent(37, '2025-03-14T18:41:30.008Z', otherOrderPage, {
    type: 'track',
    event: 'Order Refunded',
    properties: cancelled,
  }),
  // A partial refund: one mug of three comes back.
  customerEvent(38, '2025-03-20T10:02:55.771Z', orderPage, {
    type: 'track',
    event: 'Order Refunded',
    properties: {
      ...order,
      subtotal: 13.45,
      revenue: 13.45,
      shipping: 0,
      tax: 2.56,
      discount: 1.5,
      total: 16.01,
      products: [{ ...mugs, ...discounted, quantity: 1 }],
    },
  }),
  customerEvent(
    39,
    '2025-03-22T16:30:09.245Z',
    { path: '/products/raincoat-friesland', title: 'Regenmantel „Friesland“ | Harbour' },
    {
      type: 'track',
      event: 'Product Reviewed',
      properties: {
        product_id: 'P-101',
        review_id: 'R-3077',
        review_body: 'Hält dicht, auch bei Windstärke 9. 👍',
        rating: 5,
      },
    },
  ),
  customerEvent(
    40,
    '2025-03-23T11:12:40.503Z',
    { path: '/tea-of-the-month', title: 'Tee des Monats | Harbour' },
    {
      type: 'track',
      event: 'Subscription Started',
      properties: { subscription_id: 'S-404', plan: 'Tee des Monats', price: 10.9, currency: 'EUR', trial: false },
    },
  ),
  customerEvent(
    41,
    '2025-04-02T07:21:18.036Z',
    { path: '/account/subscriptions', title: 'Abos | Harbour' },
    {
      type: 'track',
      event: 'Subscription Cancelled',
      properties: { subscription_id: 'S-404', plan: 'Tee des Monats', reason: 'Zu viel Tee' },
    },
  ),
  customerEvent(
    42,
    '2025-04-05T13:47:02.990Z',
    { path: '/stores/luebeck', title: 'Harbour Lübeck' },
    {
      type: 'track',
      event: 'Fitting Appointment Booked',
      properties: {
        store: { id: 'luebeck', city: 'Lübeck', location: { latitude: 53.8655, longitude: 10.6866 } },
        startsAt: '2025-04-12T10:30:00+02:00',
        guests: 2,
        wishes: ['Regenmantel', 'Gummistiefel'],
        isFirstVisit: true,
        note: null,
      },
    },
  ),
];
