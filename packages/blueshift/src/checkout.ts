import { type FieldDefinitions, firstOf, furtherProperties, leftOver, orderTotal, products } from '@sluice/kit';
import { connection } from './connection';
import { productLines } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  total: {
    ...orderTotal,
    required: false,
    description: 'What the whole cart costs.',
    default: firstOf('$.properties.total', '$.properties.value', '$.properties.revenue'),
  },
  revenue: {
    type: 'number',
    label: 'Revenue',
    description: 'The same without tax and shipping.',
    default: { '@path': '$.properties.revenue' },
  },
  products,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://developer.blueshift.com/reference (Your site/app's event data), "Checkout page" */
export const checkout = connection.action({
  title: 'Checkout',
  description: 'Records that a customer reviews the cart before buying.',
  defaultSubscription: 'type = "track" and event = "Checkout Started"',
  fields,
  items: (context) => {
    const { payload, settings } = context;
    return recordEvent(context, 'checkout', {
      ...further(payload.furtherProperties),
      total: payload.total,
      revenue: payload.revenue,
      products: productLines(payload.products, settings),
    });
  },
});
