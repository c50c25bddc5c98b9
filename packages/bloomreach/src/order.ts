import {
  computed,
  type Item,
  money,
  oneOf,
  orderId,
  orderTotal,
  pageReferrer,
  productId,
  productIds,
  sumOf,
  text,
  wholeNumber,
} from '@sluice/kit';
import { connection } from './connection';
import { event, location, others, ownEvent, type Properties, type Recorded, record, setEmail } from './event';
import { completed, currency, leveled, lines, product, type Shopped, sums } from './product';

const cartTotal = money('Total', 'What the whole cart costs, in your base currency.');
const localTotal = money('Total in the local currency', 'In the currency the customer sees.');
/** Where events have the total. A shop that sells in one currency has no other. */
const totalOf = {
  cart: ['cart_total', 'cartTotal', 'total_price', 'total'],
  checkout: ['total', 'value', 'revenue'],
  order: ['total', 'total_price', 'revenue', 'value'],
} as const;

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details. Bloomreach's own plugins also send the
 * whole cart (https://github.com/exponea/bloomreach-salesforce-commercecloud-b2c-integration). Most events of the common spec
 * hold one product only, so the cart is sent if the event has it.
 */
const updateCart = connection.action({
  title: 'Update cart',
  description: 'Records that a product was added to or removed from the cart, or what the cart contains.',
  tables: {
    properties: {
      action: oneOf(
        'Change',
        'What happened to the cart.',
        { add: 'A product added', remove: 'A product removed', update: 'Viewed or changed', empty: 'Emptied' },
        'add',
      ),
      ...product,
      product_id: productId('Product ID', 'As in your Bloomreach catalogue. An addition or removal needs it.', {
        from: productIds,
      }),
      product_list: { ...lines, label: 'Cart', description: 'The whole cart after the change.' },
      ...sums,
      total_price: { ...cartTotal, from: totalOf.cart },
      total_price_local_currency: { ...localTotal, from: ['total_price_local_currency', ...totalOf.cart] },
      location,
      others,
    },
    ...event,
  },
  items: (context) => {
    const { properties, refuse } = context;
    if (properties.action === 'update' && properties.product_list?.length === 0) properties.action = 'empty';
    if (properties.action === 'empty')
      Object.assign(properties, { product_list: [], total_price: 0, total_price_local_currency: 0 });
    else if (properties.action !== 'update' && properties.product_id === undefined)
      throw refuse('product_id', 'the event has none. Map it from the property your events have it in.');
    return record(context, ['cart_update', completed(leveled(properties), context)]);
  },
});

/** Common in Engagement; the event and its properties are a convention. */
const checkout = connection.action({
  title: 'Checkout',
  description: 'Records a step of the checkout.',
  tables: {
    properties: {
      step_number: wholeNumber('Step number', 'The first step is 1.', {
        from: ['step', 'step_number'],
        otherwise: 1,
      }),
      step_title: text('Step title', 'What the step is called.', { from: ['step_name', 'step_title', '$.event'] }),
      local_currency: currency,
      total_price: { ...cartTotal, from: totalOf.checkout },
      total_price_local_currency: { ...localTotal, from: ['total_price_local_currency', ...totalOf.checkout] },
      payment_method: text('Payment method', 'The chosen payment method.'),
      shipping_method: text('Shipping method', 'The chosen shipping method.'),
      product_list: lines,
      ...sums,
      location,
      others,
    },
    ...ownEvent,
  },
  items: (context) => [...setEmail(context), ...record(context, ['checkout', completed(context.properties, context)])],
});

/** https://documentation.bloomreach.com/data-hub/docs/developers: the server-side purchase. */
const orderRows = {
  purchase_id: orderId({ from: ['order_id', 'orderId', 'purchase_id'], required: true }),
  local_currency: currency,
  price_local_currency: orderTotal({
    label: 'Total in the local currency',
    description: 'In the currency the customer pays in. The total, where you sell in one currency.',
    from: ['price_local_currency', 'total_price_local_currency', ...totalOf.order],
  }),
  total_price_local_currency: computed<number>('Total in the local currency', 'As the vendor’s shop plugins name it.'),
  product_list: lines,
  ...sums,
  voucher_code: text('Voucher', 'The code that the customer used.', { from: ['coupon', 'voucher_code'] }),
  voucher_value: money('Voucher value', 'The amount it took off the order.', { from: ['discount', 'voucher_value'] }),
  voucher_value_local_currency: money('Voucher value in the local currency', 'In the currency the customer pays in.', {
    from: ['voucher_value_local_currency', 'discount'],
  }),
  payment_method: text('Payment method', 'How the customer paid.'),
  location,
  referrer: pageReferrer(),
  others,
} as const;
const total = orderTotal({
  description: 'What the customer pays for the whole order, in your base currency.',
  from: totalOf.order,
});
const status = text('Status', 'The status of the order.', {
  from: ['purchase_status', 'order_status', 'status'],
  required: true,
});
const orderEvent = {
  ...ownEvent,
  // Without its time, a last year's order would count as today's.
  command: { timestamp: { ...event.command.timestamp, isStrict: true } },
} as const;

const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order as one "purchase", and optionally one "purchase_item" for each line.',
  tables: {
    properties: {
      purchase_status: {
        ...status,
        description: 'The status of the order. By default "created".',
        required: false,
        otherwise: 'created',
      },
      total_price: { ...total, required: true },
      ...orderRows,
    },
    ...orderEvent,
  },
  items: (context) => {
    const { settings, metadata, visitor, note } = context;
    // "Required" for a server-side purchase, yet an order without them still counts everywhere except in Discovery.
    const needs = ['_br_uid_2', 'the visitor’s IP address', 'the visitor’s user agent'];
    const found = [metadata._br_uid_2, visitor.ip, visitor.user_agent];
    const missing = needs.filter((_, index) => found[index] === undefined).join(', ');
    if (missing && settings.discovery && settings.api === 'dataHub')
      note(`Discovery cannot attribute or locate this order without: ${missing}.`);
    return recordOrder(context, 'purchase');
  },
});

/** A later state of an order: another event with the same purchase_id and a different purchase_status. */
const updateOrder = connection.action({
  title: 'Update order',
  description: 'Records a later state of an order: shipped, cancelled, refunded …',
  defaultSubscription: 'type = "track" and event = "Order Refunded"',
  tables: {
    properties: {
      purchase_status: status,
      total_price: total,
      ...orderRows,
    },
    ...orderEvent,
  },
  items: (context) => {
    // Discovery counts every purchase that has its cookie as one more conversion.
    context.metadata._br_uid_2 = undefined;
    return recordOrder(context, context.settings.orderStatusEvent);
  },
});

/** From the cart to the later states of an order. */
export const order = { updateCart, checkout, purchase, updateOrder };

const times = (price: number | undefined, units: number) => sumOf([price === undefined ? price : price * units]);

function recordOrder(context: Recorded & { readonly properties: Properties & Shopped }, type: string): Item[] {
  const properties = completed(context.properties, context);
  if (context.settings.sendProductIds) properties.total_price_local_currency = properties.price_local_currency;
  const { purchase_id, purchase_status, local_currency, product_list: list = [] } = properties;
  // Bloomreach drops identical events: the line number keeps identical lines apart.
  const each = (context.settings.purchaseItems && type === 'purchase' ? list : []).map((line, index) => {
    const { price, price_local_currency: priceHere, quantity = 1 } = line;
    const totals = { total_price: times(price, quantity), total_price_local_currency: times(priceHere, quantity) };
    const item = { purchase_id, purchase_status, local_currency, ...totals, ...line, line_number: index + 1 };
    return ['purchase_item', item] as const;
  });
  return [...setEmail(context), ...record(context, [type, properties], ...each)];
}
