import {
  currencyCode,
  type Item,
  money,
  oneOf,
  orderId,
  orderTotal,
  pageReferrer,
  pageUrl,
  productId,
  text,
  time,
  wholeNumber,
} from '@sluice/kit';
import { connection } from './connection';
import { event, others, ownEvent, type Properties, type Recorded, record, setEmail } from './event';
import { completeProducts, lines, product, productIds, sums } from './product';

const currency = currencyCode({
  description: 'The currency the customer pays in: three letters, as in ISO 4217.',
});
const checkoutTotals = ['total', 'value', 'revenue'];
const cartTotals = ['cart_total', 'cartTotal', 'total_price', 'total'];

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details. Bloomreach's own plugins send the
 * whole cart too (https://github.com/exponea/bloomreach-salesforce-commercecloud-b2c-integration); most events of the common spec
 * hold one product, so the cart is sent where an event carries it.
 */
export const updateCart = connection.action({
  title: 'Update cart',
  description: 'Records that a product was put into the cart or taken out of it, or what is in the cart.',
  tables: {
    properties: {
      action: oneOf(
        'Change',
        'What happened to the cart.',
        { add: 'A product put in', remove: 'A product taken out', update: 'Looked at or changed', empty: 'Emptied' },
        'add',
      ),
      ...product,
      product_id: productId('Product ID', 'As in your Bloomreach catalogue. An addition or removal needs it.', {
        from: productIds,
      }),
      product_list: { ...lines, label: 'Cart', description: 'The whole cart after the change.' },
      ...sums,
      total_price: money('Total', 'What the whole cart costs, in your base currency.', { from: cartTotals }),
      total_price_local_currency: money('Total in the local currency', 'In the currency the customer sees.', {
        from: cartTotals,
      }),
      location: pageUrl(),
      others,
    },
    ...event,
  },
  items: (context) => {
    const { properties, refuse } = context;
    if (properties.action === 'update' && properties.product_list?.length === 0) properties.action = 'empty';
    if (properties.action === 'empty') {
      properties.product_list = [];
      properties.total_price = properties.total_price_local_currency = 0;
    } else if (properties.action !== 'update' && properties.product_id === undefined) {
      throw refuse('product_id', 'the event has none. Map it from where your events carry it.');
    }
    completeProducts(properties, context);
    return record(context, ['cart_update', properties]);
  },
});

/** Customary in Engagement; the names of its properties are a convention. */
export const checkout = connection.action({
  title: 'Checkout',
  description: 'Records a step of the checkout.',
  tables: {
    properties: {
      step_number: wholeNumber('Step number', 'The first step is 1.', { from: ['step', 'step_number'] }),
      step_title: text('Step title', 'What the step is called.', { from: ['step_name', 'step_title', '$.event'] }),
      local_currency: currency,
      total_price: money('Total', 'What the whole cart costs, in your base currency.', { from: checkoutTotals }),
      total_price_local_currency: money('Total in the local currency', 'In the currency the customer sees.', {
        from: checkoutTotals,
      }),
      payment_method: text('Payment method', 'How the customer means to pay.'),
      shipping_method: text('Shipping method', 'How the order is to be sent.'),
      product_list: lines,
      ...sums,
      location: pageUrl(),
      others,
    },
    ...ownEvent,
  },
  items: (context) => {
    const { properties } = context;
    properties.step_number ??= 1;
    completeProducts(properties, context);
    return [...setEmail(context), ...record(context, ['checkout', properties])];
  },
});

/** https://documentation.bloomreach.com/data-hub/docs/developers: the server-side purchase. */
const order = {
  purchase_id: orderId({ from: ['order_id', 'orderId', 'purchase_id'], required: true }),
  local_currency: currency,
  price_local_currency: orderTotal({
    label: 'Total in the local currency',
    description: 'In the currency the customer pays in. The total, where you sell in one currency.',
  }),
  product_list: lines,
  ...sums,
  voucher_code: text('Voucher', 'The code that the customer used.', { from: ['coupon', 'voucher_code'] }),
  voucher_value: money('Voucher value', 'What it took off the order.', { from: ['discount', 'voucher_value'] }),
  payment_method: text('Payment method', 'How the customer paid.'),
  location: pageUrl(),
  referrer: pageReferrer(),
  others,
} as const;
const total = { description: 'What the customer pays for the whole order, in your base currency.' };
const statusSources = ['purchase_status', 'order_status', 'status'];
const orderEvent = {
  ...ownEvent,
  // Without its time an order of last year would be one of today.
  command: { timestamp: time('seconds', { isStrict: true }) },
} as const;

export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order: one "purchase", and by setting one "purchase_item" for each of its lines.',
  tables: {
    properties: {
      purchase_status: text('Status', 'What became of the order so far: "created" unless given.', {
        from: statusSources,
      }),
      total_price: orderTotal({ ...total, required: true }),
      ...order,
    },
    ...orderEvent,
  },
  items: (context) => {
    const { properties, settings, metadata, visitor, note } = context;
    properties.purchase_status ??= 'created';
    // "Required" for a server-side purchase, but an order without them still counts everywhere but in Discovery.
    if (settings.discovery && settings.api === 'dataHub') {
      const needs: Readonly<Record<string, unknown>> = {
        _br_uid_2: metadata._br_uid_2,
        'the visitor’s IP address': visitor.ip,
        'the visitor’s user agent': visitor.user_agent,
      };
      const missing = Object.keys(needs).filter((need) => needs[need] === undefined);
      if (missing.length > 0) note(`Discovery cannot attribute or locate this order without: ${missing.join(', ')}.`);
    }
    return recordOrder(context, 'purchase');
  },
});

/** A later state: a further event with the same purchase_id and another purchase_status. */
export const updateOrder = connection.action({
  title: 'Update order',
  description: 'Records what became of an order: that it was shipped, cancelled, refunded …',
  defaultSubscription: 'type = "track" and event = "Order Refunded"',
  tables: {
    properties: {
      purchase_status: text('Status', 'What became of the order.', { from: statusSources, required: true }),
      total_price: orderTotal(total),
      ...order,
    },
    ...orderEvent,
  },
  items: (context) => {
    // To Discovery each purchase with its cookie is one more conversion.
    context.metadata._br_uid_2 = undefined;
    return recordOrder(context, context.settings.orderStatusEvent);
  },
});

type Order = Recorded & { readonly properties: Properties & Parameters<typeof completeProducts>[0] };

function recordOrder(context: Order, type: string): Item[] {
  const { properties, settings } = context;
  completeProducts(properties, context);
  const { purchase_id, purchase_status, local_currency, product_list: list = [] } = properties;
  // Bloomreach drops events that are equal: two equal lines are told apart by their numbers.
  const each = (settings.purchaseItems && type === 'purchase' ? list : []).map((line, index) => {
    const item = { purchase_id, purchase_status, local_currency, ...line, line_number: index + 1 };
    return ['purchase_item', item] as const;
  });
  return [...setEmail(context), ...record(context, [type, properties], ...each)];
}
