import { type FieldDefinitions, furtherProperties, leftOver, orderId, orderTotal, products } from '@sluice/kit';
import { connection } from './connection';
import { productLines } from './product';
import { eventFields, recordEvent } from './record-event';

/** A sum made of the property of this name. */
const sum = (name: string, label: string, description: string) =>
  ({ type: 'number', label, description, default: { '@path': `$.properties.${name}` } }) as const;

const fields = {
  event: {
    type: 'string',
    label: 'Event',
    description: 'What happened to the order.',
    required: true,
    choices: [
      { value: 'purchase', label: 'Bought: purchase' },
      { value: 'shipped', label: 'Sent: shipped' },
      { value: 'canceled', label: 'Called off: canceled' },
      { value: 'returned', label: 'Given back: returned' },
    ],
    default: 'purchase',
  },
  orderId,
  total: { ...orderTotal, required: false },
  revenue: sum('revenue', 'Revenue', 'What Blueshift adds to the customer’s revenue.'),
  shipping: sum('shipping', 'Shipping', 'What it costs to send the order.'),
  tax: sum('tax', 'Tax', 'In the whole order.'),
  discount: sum('discount', 'Discount', 'What the order costs less.'),
  products,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://developer.blueshift.com/reference (Your site/app's event data), "Purchase" */
export const trackOrder = connection.action({
  title: 'Track order',
  description: 'Records an order as "purchase", or what became of it later.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields,
  items: (context) => {
    const { payload, settings, refuse } = context;
    const order = payload.orderId.trim();
    if (order === '') throw refuse('orderId', 'it is blank.');
    return recordEvent(context, payload.event, {
      ...further(payload.furtherProperties),
      order_id: order,
      total: payload.total,
      revenue: payload.revenue,
      shipping: payload.shipping,
      tax: payload.tax,
      discount: payload.discount,
      products: productLines(payload.products, settings),
    });
  },
});
