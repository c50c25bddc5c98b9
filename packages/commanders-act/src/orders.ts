import { type FieldDefinition, orderId } from '@sluice/kit';
import { orderAmounts } from './amounts';
import { items } from './items';
import { orderStatuses } from './order-statuses';
import { paymentMethod, paymentMethods } from './payment-methods';
import { standardEvent } from './standard-event';

const id = {
  ...orderId,
  description: 'The number under which your shop knows the order. Refunds and later changes find it by this.',
} as const satisfies FieldDefinition;
/** The common event spec does not know it. */
const type = {
  type: 'string',
  label: 'Type',
  description: 'Where it was ordered: online, offline, call or the like.',
  required: true,
  default: 'online',
} as const satisfies FieldDefinition;

/** What becomes of orders. Of an order's user only what identifies is sent: the vendor looks for the user by all of it. */
export const orders = {
  purchase: standardEvent('purchase', {
    title: 'Purchase',
    description: 'Records an order (purchase).',
    from: 'type = "track" and event = "Order Completed"',
    properties: {
      id,
      type,
      ...orderAmounts,
      discountValue: {
        type: 'number',
        label: 'Discount',
        description: 'On the whole order.',
        default: { '@path': '$.properties.discount' },
      },
      paymentMethod,
      status: {
        type: 'string',
        label: 'Status',
        description: 'Becomes one of Commanders Act’s words: see Order statuses.',
        default: { '@path': '$.properties.status' },
      },
      items: { ...items, required: true },
    },
    vocabularies: { paymentMethod: paymentMethods, status: orderStatuses },
    isConversion: true,
  }),
  refund: standardEvent('refund', {
    title: 'Refund',
    description: 'Records that an order is paid back, in part where there are items, else all of it (refund).',
    from: 'type = "track" and event = "Order Refunded"',
    properties: { id, type, ...orderAmounts, items: { ...items, description: 'What is paid back. None: all of it.' } },
    itemRules: { noneIsAll: true },
    isConversion: true,
  }),
};
