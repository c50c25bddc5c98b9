import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

/** No page tells of a way to say which product it was: Tracify knows it by the address. */
export const viewProduct = connection.action({
  title: 'Product view',
  description: 'Records that a visitor saw the page of a product.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: eventFields,
  items: (context) => [recordEvent(context, 'productview')],
});
