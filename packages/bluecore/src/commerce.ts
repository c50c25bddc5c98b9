import { computed, oneOf, orderId, orderTotal, text, time } from '@sluice/kit';
import { connection } from './connection';
import { emailOfOrder } from './email-address';
import { frame, onOrder, record, sender } from './event';
import { idsOf, leadingId, lines, orderLines, product } from './products';

/** https://help.bluecore.com/help/events-api, "Capturing commerce events/behaviors" */
export const trackProduct = connection.action({
  title: 'Track product',
  description: 'Records that a customer looked at a product, or put it into the cart or onto the wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  tables: {
    call: {
      event: oneOf(
        'Event',
        'What happened to the product.',
        {
          viewed_product: 'It was looked at',
          add_to_cart: 'It was put into the cart',
          remove_from_cart: 'It was taken out of the cart',
          wishlist: 'It was put onto the wishlist',
        },
        'viewed_product',
      ),
    },
    product,
    properties: { products: lines, ...frame },
    sender,
  },
  items: (context) => {
    const { call, product: own, properties, settings, refuse } = context;
    const { event } = call;
    const id = leadingId(own.product_id, own.sku, settings);
    const products = id === undefined ? idsOf(properties.products ?? [], settings) : [{ id }];
    if (products.length === 0) {
      throw refuse('product_id', 'the event has no product with an ID. Map it from where your events carry it.');
    }
    // One product a call: https://help.bluecore.com/en/articles/9415312-customer-events
    const calls = event === 'add_to_cart' ? products.map((one) => [one]) : [products];
    return record(
      context,
      calls.map((list) => ({ event, properties: { ...properties, products: list } })),
    );
  },
});

/** https://help.bluecore.com/help/events-api: "used for keyword searches as well as category browse". */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for, or which category was browsed.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  tables: {
    properties: {
      search_term: text('Search term', 'What the customer typed, or the name of the category.', {
        from: ['query', 'search_term'],
        required: true,
      }),
      ...frame,
    },
    sender,
  },
  items: (context) => record(context, [{ event: 'search', properties: context.properties }]),
});

/** Of a purchase in a feed: https://help.bluecore.com/en/articles/9415314-purchase-events */
const mostProducts = 30;

/** https://help.bluecore.com/help/events-api. Without an order ID Bluecore makes one up, and a repeat counts twice. */
export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order of a customer whose email address is known.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  tables: {
    properties: {
      order_id: orderId({ required: true }),
      total: orderTotal({
        description: 'With or without tax and shipping, as in whatever else tells Bluecore of orders.',
        required: true,
      }),
      products: orderLines,
      customer: computed<object>('Customer', 'The address.'),
      ...frame,
    },
    sender: {
      ...sender,
      email: emailOfOrder,
      // Nobody could tell whether it is too old, and it would count for today.
      timestamp: time('milliseconds', { description: sender.timestamp.description, isStrict: true }),
    },
  },
  items: (context) => {
    const { properties, sender: who, settings, note } = context;
    let products = idsOf(properties.products, settings);
    if (products.length > mostProducts && settings.cutLongOrders) {
      note(`Sent the first ${mostProducts} of ${products.length} products: Bluecore takes no more for an order.`);
      products = products.slice(0, mostProducts);
    }
    const customer = { email: who.email };
    return record(context, [{ event: 'purchase', properties: { ...properties, products, customer } }], onOrder);
  },
});
