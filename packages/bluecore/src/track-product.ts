import { connection } from './connection';
import { customerOf } from './customer';
import { product, productsOf } from './product';
import { eventFields, recordEvent } from './record-event';

/** https://help.bluecore.com/help/events-api, "Capturing commerce events/behaviors" */
export const trackProduct = connection.action({
  title: 'Track product',
  description: 'Records that a customer looked at a product, or put it into the cart or onto the wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: {
    event: {
      type: 'string',
      label: 'What happened',
      description: 'To the product.',
      required: true,
      choices: [
        { value: 'viewed_product', label: 'It was looked at' },
        { value: 'add_to_cart', label: 'It was put into the cart' },
        { value: 'remove_from_cart', label: 'It was taken out of the cart' },
        { value: 'wishlist', label: 'It was put onto the wishlist' },
      ],
      default: 'viewed_product',
    },
    ...product,
    ...eventFields,
  },
  items: (context) => {
    const { event } = context.payload;
    const products = productsOf(context);
    if (products.length === 0) throw context.refuse('productId', 'the event has no product with an ID.');
    // One product a call: https://help.bluecore.com/en/articles/9415312-customer-events
    const lists = event === 'add_to_cart' ? products.map((one) => [one]) : [products];
    const calls = lists.map((list) => ({ event, properties: { products: list } }));
    return recordEvent(context, customerOf(context), calls);
  },
});
