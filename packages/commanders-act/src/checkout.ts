import { currency } from '@sluice/kit';
import { orderAmounts, value } from './amounts';
import { items } from './items';
import { paymentMethod, paymentMethods } from './payment-methods';
import { standardEvent } from './standard-event';

const { coupon, revenue } = orderAmounts;
const required = { required: true } as const;

/** The way from the cart to the order. */
export const checkout = {
  beginCheckout: standardEvent('begin_checkout', {
    title: 'Begin checkout',
    description: 'Records that a visitor began to check out (begin_checkout).',
    from: 'type = "track" and event = "Checkout Started"',
    properties: {
      id: {
        type: 'string',
        label: 'Order ID',
        description: 'Where the order has one already.',
        default: { '@path': '$.properties.order_id' },
      },
      ...orderAmounts,
      items: { ...items, ...required },
    },
  }),
  addShippingInfo: standardEvent('add_shipping_info', {
    title: 'Add shipping info',
    description:
      'Records that a visitor chose how to have the order shipped (add_shipping_info). Needs the cart, which the common ' +
      'event spec does not tell at this point.',
    from: 'type = "track" and event = "Checkout Step Completed"',
    properties: {
      value: { ...value, ...required },
      currency: { ...currency, ...required },
      coupon,
      shippingTier: {
        type: 'string',
        label: 'Shipping tier',
        description: 'As in standard or express.',
        default: { '@path': '$.properties.shipping_method' },
      },
      items: { ...items, ...required },
    },
  }),
  addPaymentInfo: standardEvent('add_payment_info', {
    title: 'Add payment info',
    description: 'Records that a visitor chose how to pay (add_payment_info).',
    from: 'type = "track" and event = "Payment Info Entered"',
    properties: {
      paymentMethod,
      revenue: { ...revenue, description: 'Without tax and shipping, after discounts.' },
      currency,
      coupon,
      items,
    },
    vocabularies: { paymentMethod: paymentMethods },
  }),
};
