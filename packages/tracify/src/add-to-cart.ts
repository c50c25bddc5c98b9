import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

/** No page tells of a way to say which product it was. */
export const addToCart = connection.action({
  title: 'Add to cart',
  description: 'Records that a visitor put something into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: eventFields,
  items: (context) => [recordEvent(context, 'addtocart')],
});
