import { type FieldDefinitions, orderId, products } from '@sluice/kit';
import { connection } from './connection';
import { orderLines } from './order-lines';
import { payment, paymentFields } from './payment';
import { eventFields, recordEvent } from './record-event';
import { uniqueId } from './unique-id';

const fields = {
  orderId: { ...orderId, description: 'The number of the order. Tracify counts each once and takes no changes.' },
  ...paymentFields,
  products: { ...products, description: 'The lines of the order. Sent with name, price of one unit and quantity.' },
  ...eventFields,
} as const satisfies FieldDefinitions;

export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields,
  items: (context) => [
    recordEvent(context, 'purchase', {
      order_id: uniqueId(context, 'orderId'),
      ...payment(context),
      ...orderLines(context),
    }),
  ],
});
