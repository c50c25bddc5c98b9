import { fixed, oneOf, orderId, orderTotal, text } from '@sluice/kit';
import { connection } from './connection';
import { requiredEmail, sender, strictTime } from './customer';
import { event, record } from './event';
import { lines, product, productsOf } from './product-line';

/** https://help.bluecore.com/help/events-api, "Capturing commerce events/behaviors" */
export const trackProduct = connection.action({
  title: 'Track product',
  description: 'Records that a customer viewed a product, or added it to the cart or wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  tables: {
    call: {
      event: oneOf(
        'Event',
        'What happened to the product.',
        {
          viewed_product: 'Looked at',
          add_to_cart: 'Added to the cart',
          remove_from_cart: 'Removed from the cart',
          wishlist: 'Added to the wishlist',
        },
        'viewed_product',
      ),
    },
    product: { ...product, products: { ...lines, description: 'For events about several.' } },
    properties: event,
    sender,
  },
  items: (context) => {
    const { call, settings, refuse } = context;
    const products = productsOf(context.product, settings);
    if (products.length === 0) throw refuse('product_id', 'the event has no product with an ID.');
    // One product per call: https://help.bluecore.com/en/articles/9415312-customer-events
    const lists = call.event === 'add_to_cart' ? products.map((one) => [one]) : [products];
    return record(context, call.event, { each: lists.map((list) => ({ products: list })) });
  },
});

/** https://help.bluecore.com/help/events-api: "used for keyword searches as well as category browse". */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for, or which category was browsed.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  tables: {
    call: { event: fixed('Event', 'Bluecore’s word for it.', 'search') },
    properties: {
      search_term: text('Search term', 'What the customer typed, or the name of the category.', {
        from: ['query', 'search_term'],
        required: true,
      }),
      ...event,
    },
    sender,
  },
  items: (context) => record(context, context.call.event),
});

/** The limit for a purchase in a file feed: https://help.bluecore.com/en/articles/9415314-purchase-events */
const mostProducts = 30;

/** https://help.bluecore.com/help/events-api. Without an order ID Bluecore makes one up, so a repeated event counts twice. */
export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order of a customer whose email address is known.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  tables: {
    call: { event: fixed('Event', 'Bluecore’s word for it.', 'purchase') },
    properties: {
      order_id: orderId({ required: true }),
      total: orderTotal({
        description: 'With or without tax and shipping, as in your other sources of orders.',
        required: true,
      }),
      ...event,
    },
    order: { products: { ...lines, description: 'The lines of the order.', required: true as const } },
    sender: { ...sender, email: requiredEmail, timestamp: strictTime },
  },
  items: (context) => {
    const { order, settings, note, sender: customer } = context;
    let products = productsOf(order, settings);
    if (products.length > mostProducts) {
      const isCut = settings.largeOrders === 'cut';
      if (isCut) products = products.slice(0, mostProducts);
      note(
        `The order has more than ${mostProducts} products, and Bluecore documents no more: ` +
          (isCut ? `the first ${mostProducts} were sent.` : 'it may not keep them all, or not the order.'),
      );
    }
    context.properties.customer = { email: customer.email };
    return record(context, context.call.event, {
      each: [{ products }],
      isToLink: settings.linking === 'whereGiven',
    });
  },
});
