import { type FieldDefinitions, furtherProperties, leftOver } from '@sluice/kit';
import { connection } from './connection';
import { catalogueId, product } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  event: {
    type: 'string',
    label: 'Event',
    description: 'What happened to the product.',
    required: true,
    choices: [
      { value: 'view', label: 'Looked at: view' },
      { value: 'add_to_cart', label: 'Put into the cart: add_to_cart' },
      { value: 'remove_from_cart', label: 'Taken out of the cart: remove_from_cart' },
      { value: 'wishlist', label: 'Put on the wishlist: wishlist' },
    ],
    default: 'view',
  },
  ...product,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://developer.blueshift.com/reference (Your site/app's event data): a view lists its product, a cart names it. */
export const trackProduct = connection.action({
  title: 'Track product',
  description: 'Records that a customer looked at a product, or changed the cart or the wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields,
  items: (context) => {
    const { payload, settings, refuse } = context;
    const { id, other } = catalogueId(payload, settings);
    if (id === undefined) throw refuse('productId', 'the event has neither product ID nor SKU.');
    return recordEvent(context, payload.event, {
      ...further(payload.furtherProperties),
      ...other,
      ...(payload.event === 'view' ? { products: [{ sku: id }] } : { product_id: id }),
    });
  },
});
