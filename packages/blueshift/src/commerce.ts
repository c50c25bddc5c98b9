import {
  computed,
  currencyCode,
  fixed,
  money,
  oneOf,
  orderId,
  orderTotal,
  productId,
  several,
  productIdKind,
  text,
  time,
} from '@sluice/kit';
import { connection } from './connection';
import { event, ownEmail, record } from './event';
import { leadingId, leadLines, lines } from './product-line';

/** https://developer.blueshift.com/docs/your-sites-event-data: a view lists its product, a cart names it. */
export const trackProduct = connection.action({
  title: 'Track product',
  description: 'Records that a customer looked at a product, or changed the cart or the wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
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
      product_id: productId('Product ID', 'As in your Blueshift catalogue.', {
        from: ['product_id', 'sku', 'id'],
        required: true,
      }),
      variant_sku: productId('SKU', 'Of the variant, where it is not the product ID.', {
        from: ['sku', 'variant_sku'],
      }),
      parent_product_id: computed<string>('Parent', 'The product ID, where the SKU leads.'),
      products: computed<readonly object[]>('Products', 'The product of a view.'),
      ...event,
    },
  },
  items: (context) => {
    const { object, settings } = context;
    const id = leadingId(object.product_id, object, settings);
    const named = object.event === 'view' ? { product_id: undefined, products: [{ sku: id }] } : { product_id: id };
    return [record({ ...context, object: Object.assign(object, named) })];
  },
});

/** https://developer.blueshift.com/docs/your-sites-event-data, "Search" */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for, and the products found.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  tables: {
    object: {
      event: fixed('Event', 'Blueshift’s word for it.', 'search'),
      keywords: text('Query', 'What the customer typed.', { from: ['query', 'keywords'], required: true }),
      product_ids: several(productIdKind, 'Product IDs', 'Of the products found, where the event lists no products.'),
      ...event,
    },
    found: { products: { ...lines, label: 'Results', description: 'The products that were found.' } },
  },
  items: (context) => {
    const { object, found, settings } = context;
    leadLines(found.products, settings);
    object.product_ids = found.products?.map((line) => line.sku) ?? object.product_ids;
    return [record(context)];
  },
});

/** https://developer.blueshift.com/docs/your-sites-event-data, "Checkout page" */
export const checkout = connection.action({
  title: 'Checkout',
  description: 'Records that a customer reviews the cart before buying.',
  defaultSubscription: 'type = "track" and event = "Checkout Started"',
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
  items: (context) => {
    leadLines(context.object.products, context.settings);
    return [record(context)];
  },
});

/** https://developer.blueshift.com/docs/your-sites-event-data, "Purchase" */
export const trackOrder = connection.action({
  title: 'Track order',
  description: 'Records an order as "purchase", or what became of it later.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  tables: {
    object: {
      event: oneOf(
        'Event',
        'What happened to the order.',
        { purchase: 'Purchased', shipped: 'Shipped', canceled: 'Canceled', returned: 'Returned' },
        'purchase',
      ),
      order_id: orderId({ required: true }),
      total: orderTotal(),
      revenue: money(
        'Revenue',
        'Counts towards the customer’s lifetime revenue. The total stands in where it is missing.',
      ),
      shipping: money('Shipping', 'Cost of shipping.'),
      tax: money('Tax', 'Included in the total.'),
      discount: money('Discount', 'Taken off the order.'),
      currency: currencyCode(),
      products: lines,
      ...event,
      email: ownEmail,
      // An order of last year that counted for today would start campaigns.
      timestamp: time('iso', { isStrict: true }),
    },
  },
  items: (context) => {
    const { object, settings, note } = context;
    leadLines(object.products, settings);
    // Lifetime revenue is summed from it: https://help.blueshift.com/hc/en-us/articles/26089497226899
    if (object.event === 'purchase' && object.revenue === undefined && object.total !== undefined) {
      object.revenue = object.total;
      note('The order has no revenue: its total stands in, tax and shipping included.');
    }
    return [record(context)];
  },
});
