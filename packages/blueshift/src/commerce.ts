import {
  currencyCode,
  fixed,
  type Item,
  money,
  oneOf,
  orderId,
  orderTotal,
  several,
  productIdKind,
  text,
} from '@sluice/kit';
import { type Event, events } from './channels';
import { connection } from './connection';
import { event, ownEmail, record } from './event';
import { eventUuid } from './event-uuid';
import { leadingId, lines, product } from './product-line';

/** https://developer.blueshift.com/docs/your-sites-event-data: a view has a list of products, a cart event a single one. */
export const trackProduct = connection.action({
  title: 'Track product',
  description: 'Records that a customer viewed a product, or changed the cart or wishlist.',
  tables: {
    object: {
      event: oneOf(
        'Event',
        'What happened to the product.',
        {
          view: 'Looked at',
          add_to_cart: 'Added to the cart',
          remove_from_cart: 'Removed from the cart',
          wishlist: 'Added to the wishlist',
          favorited: 'Added to the favorites',
        },
        'view',
      ),
      ...product,
      products: { ...lines, description: 'For events about several products.' },
      ...event,
    },
  },
  items: (context) => {
    const { object, note, refuse } = context;
    const { product_id: id, products } = object;
    const own = id === undefined ? undefined : leadingId(id, object, context);
    const listed = own === undefined ? products : [{ sku: own }];
    if (!listed) throw refuse('product_id', 'the event has no product with an ID.');
    if (own !== undefined && products) note('Products left out: the event itself names the one it is about.');
    const isView = object.event === 'view';
    object.product_id = isView ? undefined : own;
    object.products = isView ? listed : undefined;
    const item = record(context);
    // A cart or wishlist event is about one product, so several become as many events.
    return isView || own !== undefined ? [item] : listed.map((line, place) => eventOf(object, line, place));
  },
});

/** The event for one of several products, with a UUID of its own that is always the same. */
function eventOf(object: Event, { sku, ...line }: { readonly sku: string }, place: number): Item {
  const { event_uuid: first } = object;
  const own = typeof first === 'string' && place > 0 ? { event_uuid: eventUuid(`${first} ${place}`) } : {};
  return events.item(Object.assign({}, object, line, { product_id: sku }, own));
}

/** https://developer.blueshift.com/docs/your-sites-event-data, "Search" */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for, and the products found.',
  tables: {
    object: {
      event: fixed('Event', 'Blueshift’s word for it.', 'search'),
      keywords: text('Query', 'What the customer typed.', { from: ['query', 'keywords'], required: true }),
      product_ids: several(productIdKind, 'Product IDs', 'Of the products found, if the event lists no products.'),
      ...event,
    },
    found: { products: { ...lines, label: 'Results', description: 'The products that were found.' } },
  },
  items: (context) => {
    const { object, found } = context;
    object.product_ids = found.products?.map((line) => line.sku) ?? object.product_ids;
    return [record(context)];
  },
});

/** https://developer.blueshift.com/docs/your-sites-event-data, "Checkout page" */
export const checkout = connection.action({
  title: 'Checkout',
  description: 'Records that a customer reviews the cart before buying.',
  tables: {
    object: {
      event: fixed('Event', 'Blueshift’s word for it.', 'checkout'),
      total: orderTotal({ description: 'What the whole cart costs.', from: ['total', 'value', 'revenue'] }),
      revenue: money('Revenue', 'The same without tax and shipping.'),
      products: lines,
      ...event,
      email: ownEmail,
    },
  },
  items: (context) => [record(context)],
});

/** https://developer.blueshift.com/docs/your-sites-event-data, "Purchase" */
export const trackOrder = connection.action({
  title: 'Track order',
  description: 'Records an order as "purchase", or a later state of it.',
  tables: {
    object: {
      event: oneOf(
        'Event',
        'What happened to the order.',
        { purchase: 'Purchased', shipped: 'Shipped', canceled: 'Canceled', returned: 'Returned' },
        'purchase',
      ),
      order_id: orderId({ required: true }),
      // Blueshift wants the total of every purchase, so one that cannot be read must not get lost.
      total: orderTotal({ isStrict: true }),
      revenue: money('Revenue', 'Counts towards the customer’s lifetime revenue. By default the total.'),
      shipping: money('Shipping', 'Cost of shipping.'),
      tax: money('Tax', 'Included in the total.'),
      discount: money('Discount', 'Taken off the order.'),
      coupon: text('Coupon', 'The code that was used.'),
      currency: currencyCode(),
      products: lines,
      ...event,
      email: ownEmail,
      // A last year's order that counts as today's would start campaigns.
      timestamp: { ...event.timestamp, isStrict: true },
    },
  },
  items: (context) => {
    const { object, note } = context;
    // Lifetime revenue is its sum: https://help.blueshift.com/hc/en-us/articles/26089497226899
    if (object.event === 'purchase' && object.revenue === undefined) {
      object.revenue = object.total;
      note(
        object.total === undefined
          ? 'The order has neither revenue nor total: it counts towards nobody’s lifetime revenue.'
          : 'The order has no revenue: its total is used, including tax and shipping.',
      );
    }
    return [record(context)];
  },
});
