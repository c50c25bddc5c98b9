import { money, orderId, quantity, suggested, text } from '@sluice/kit';
import {
  type Amounts,
  completeCheckout,
  completeOrder,
  currency,
  itemAmounts,
  orderAmounts,
  orderCurrency,
  requireCurrency,
} from './amounts';
import type { Context } from './connection';
import { anyItems, items, oneProduct, strictItems } from './item';
import { named, standardEvent } from './standard-event';
import { orderStatus, paymentMethod } from './vocabulary';

const listName = text('Name of the list', 'The list with the products.', {
  from: ['item_list_name', 'list_name', 'category', 'list_id'],
});
const requiredId = orderId({
  description: 'The number under which your shop knows the order. Refunds and later changes refer to it.',
  from: ['order_id', 'orderId', 'id'],
  required: true,
});
const type = suggested(
  'Type',
  'Where it was ordered. By default "online".',
  { online: 'In the shop’s site or app', offline: 'In a store', call: 'By telephone' },
  { otherwise: 'online' },
);

const coupon = text('Coupon', 'The code used for the order.');

/** An order or checkout. */
export const order = {
  id: orderId({ from: ['order_id', 'orderId', 'id'] }),
  ...orderAmounts,
  discount_value: money('Discount', 'On the whole order, with tax.', { from: ['discount', 'discount_value'] }),
  coupon,
  affiliation: text('Affiliation', 'The shop or partner that sells it, for items without one.'),
} as const;

/** What becomes of an order. */
export const changes = {
  shipping_provider: text('Shipping provider', 'The carrier.'),
  original_value: money('Original value', 'Before later changes.'),
  original_revenue: money('Original revenue', 'Before later changes.'),
  original_tax_amount: money('Original tax', 'Before later changes.'),
  returned_value: money('Returned value', 'With tax.'),
  returned_quantity: quantity('Returned quantity', 'How many units.'),
  cancelled_value: money('Cancelled value', 'With tax.'),
  cancelled_quantity: quantity('Cancelled quantity', 'How many units.'),
} as const;

/** What visitors do in a shop: https://doc.commandersact.com/developers/tracking/events-reference/e-commerce-events */
export const shop = {
  viewItem: standardEvent(named('view_item'), {
    title: 'View item',
    description: 'Records that a visitor looked at a product.',
    properties: { ...itemAmounts, ...oneProduct },
  }),
  viewItemList: standardEvent(named('view_item_list'), {
    title: 'View item list',
    description: 'Records that a visitor looked at a list of products.',
    properties: { item_list_name: listName, items },
  }),
  selectItem: standardEvent(named('select_item'), {
    title: 'Select item',
    description: 'Records that a visitor chose a product from a list.',
    properties: {
      item_list_name: { ...listName, from: ['item_list_name', 'list_name', 'list_id'] },
      ...oneProduct,
    },
    complete: [keepFirstItem],
  }),
  addToCart: standardEvent(named('add_to_cart'), {
    title: 'Add to cart',
    description: 'Records that a visitor added a product to the cart.',
    properties: { ...itemAmounts, ...oneProduct },
  }),
  removeFromCart: standardEvent(named('remove_from_cart'), {
    title: 'Remove from cart',
    description: 'Records that a visitor removed a product from the cart.',
    properties: { ...itemAmounts, ...oneProduct },
  }),
  addToWishlist: standardEvent(named('add_to_wishlist'), {
    title: 'Add to wishlist',
    description: 'Records that a visitor added a product to the wishlist.',
    properties: { ...itemAmounts, ...oneProduct },
  }),
  viewCart: standardEvent(named('view_cart'), {
    title: 'View cart',
    description: 'Records that a visitor looked at the cart, even if it is empty.',
    properties: { ...itemAmounts, items: { ...items, keepsEmpty: true } },
  }),
  beginCheckout: standardEvent(named('begin_checkout'), {
    title: 'Begin checkout',
    description: 'Records that a visitor began to check out.',
    about: 'sender',
    properties: { ...order, items },
    complete: [completeCheckout],
  }),
  addShippingInfo: standardEvent(named('add_shipping_info'), {
    title: 'Add shipping info',
    description:
      'Records that a visitor chose a shipping method. Needs the cart, which the common spec does not have at ' +
      'this point.',
    defaultSubscription: 'type = "track" and event = "Checkout Step Completed"',
    about: 'sender',
    properties: {
      value: money('Value', 'With tax and shipping, after discounts.', { from: ['total', 'value'], required: true }),
      currency: orderCurrency,
      coupon,
      shipping_tier: text('Shipping tier', 'As in standard or express.', {
        from: ['shipping_tier', 'shipping_method'],
      }),
      items,
    },
    complete: [requireCurrency],
  }),
  addPaymentInfo: standardEvent(named('add_payment_info'), {
    title: 'Add payment info',
    description: 'Records that a visitor chose how to pay.',
    about: 'sender',
    properties: {
      payment_method: { ...paymentMethod, otherwise: 'other' },
      value: money('Value', 'With tax and shipping, after discounts.', { from: ['total', 'value'] }),
      revenue: money('Revenue', 'Without tax and shipping, after discounts.', { from: ['revenue', 'subtotal'] }),
      currency,
      coupon,
      items: anyItems,
    },
  }),
  purchase: standardEvent(named('purchase'), {
    title: 'Purchase',
    description: 'Records an order.',
    about: 'conversion',
    properties: {
      ...order,
      id: requiredId,
      type,
      payment_method: { ...paymentMethod, otherwise: 'other' },
      status: orderStatus,
      ...changes,
      items,
    },
    complete: [completeOrder],
  }),
  refund: standardEvent(named('refund'), {
    title: 'Refund',
    description: 'Records a refund: of the event’s items, or of the whole order if it has none.',
    about: 'conversion',
    properties: { ...order, id: requiredId, type, items: strictItems },
    complete: [completeOrder],
  }),
};

function keepFirstItem(event: Amounts, { note }: Context): void {
  const { items: [first, ...others] = [] } = event;
  if (others.length > 0) note(`Commanders Act accepts one item here: the first of ${others.length + 1} is sent.`);
  if (first) event.items = [first];
}
