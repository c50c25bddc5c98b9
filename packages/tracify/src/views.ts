import { connection } from './connection';
import { eventTables, recordEvent } from './record-event';

/** https://tracify.dev/events documents no product data for views and carts: Tracify identifies a product by its address. */
export const viewPage = connection.action({
  title: 'Pageview',
  description: 'Records that a visitor saw a page.',
  defaultSubscription: 'type = "page"',
  tables: eventTables,
  items: (context) => [recordEvent(context, 'pageview')],
});

export const viewProduct = connection.action({
  title: 'Product view',
  description: 'Records that a visitor saw a product page.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  tables: eventTables,
  items: (context) => [recordEvent(context, 'productview')],
});

export const addToCart = connection.action({
  title: 'Add to cart',
  description: 'Records that a visitor added a product to the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  tables: eventTables,
  items: (context) => [recordEvent(context, 'addtocart')],
});
