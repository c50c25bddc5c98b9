import { orderId } from '@sluice/kit';
import { connection } from './connection';
import { addLines, orderLines } from './order-lines';
import { payment, paymentData } from './payment';
import { eventTables, personalDataOf, recordEvent } from './record-event';
import { buyer } from './visitor';

const isPersonal = (found: string) => `it holds ${found}, which Tracify must not get.`;

/** https://tracify.dev/events: Tracify counts each order ID once. */
export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  tables: {
    order: {
      order_id: orderId({
        description: 'The number of the order. Tracify counts each once and accepts no changes.',
        required: true,
      }),
    },
    payment,
    lines: orderLines,
    ...eventTables,
    visitor: buyer,
  },
  items: (context) => {
    const personal = personalDataOf(context);
    const { order_id: id } = context.order;
    const found = personal.in(id);
    if (found !== undefined) throw context.refuse('order_id', isPersonal(found));
    const own = Object.assign({ order_id: id }, paymentData(context));
    addLines(own, context, personal);
    return [recordEvent(context, 'purchase', own, personal)];
  },
});

/** A goal that the shop defines: https://tracify.dev/events. Its ID is counted once too. */
export const conversion = connection.action({
  title: 'Conversion',
  description: 'Records that a visitor reached a goal of yours: a registration, a booking, a lead.',
  defaultSubscription: 'type = "track" and event = "Signed Up"',
  tables: {
    goal: {
      conversion_id: orderId({
        label: 'Conversion ID',
        description: 'Tracify counts each once. By default the message ID.',
        from: ['conversion_id', '$.messageId'],
        required: true,
      }),
    },
    payment,
    ...eventTables,
    visitor: buyer,
  },
  items: (context) => {
    const personal = personalDataOf(context);
    const { conversion_id: id } = context.goal;
    const found = personal.in(id);
    if (found !== undefined) throw context.refuse('conversion_id', isPersonal(found));
    const paid = paymentData(context);
    // Tracify's OpenAPI description calls the amount "value": https://github.com/be-lenka/tracify-php-sdk/blob/73bf52c/docs/Model/ConversionEventData.md
    const value = context.settings.sendUndocumentedKeys && paid.amount !== undefined && { value: paid.amount };
    return [recordEvent(context, 'conversion', Object.assign({ conversion_id: id }, paid, value), personal)];
  },
});
