import { compact, type FieldDefinitions, furtherProperties, leftOver, pageUrl } from '@sluice/kit';
import { connection } from './connection';
import { product, productList, productProperties, products } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  action: {
    type: 'string',
    label: 'Change',
    description: 'What happened to the product.',
    required: true,
    choices: [
      { value: 'add', label: 'Put into the cart' },
      { value: 'remove', label: 'Taken out of the cart' },
    ],
    default: 'add',
  },
  ...product,
  products: { ...products, label: 'Cart', description: 'The whole cart after the change.' },
  pageUrl,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details. Bloomreach's own plugins send the
 * whole cart too; the common spec's events hold one product, so the cart is sent where an event carries it.
 */
export const updateCart = connection.action({
  title: 'Update cart',
  description: 'Records that a product was put into the cart or taken out of it.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields,
  items: (context) => {
    const { payload } = context;
    const properties = {
      ...further(payload.furtherProperties),
      action: payload.action,
      ...productProperties(payload),
      local_currency: payload.localCurrency,
      ...productList(payload.products),
      location: payload.pageUrl,
    };
    return [recordEvent(context, 'cart_update', compact(properties))];
  },
});
