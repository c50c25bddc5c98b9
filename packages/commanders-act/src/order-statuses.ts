import type { Vocabulary } from './word-for';

const words = [
  'canceled',
  'delivered',
  'in_progress',
  'partially_delivered',
  'partially_returned',
  'partially_shipped',
  'pending_shipment',
  'returned',
  'shipped',
  'pending',
];

/** https://doc.commandersact.com, "Events reference": `purchase`. */
export const orderStatuses: Vocabulary = {
  key: 'orderStatuses',
  field: {
    type: 'object',
    label: 'Order statuses',
    description:
      `What your shop calls them, each with its name at Commanders Act: ${words.join(', ')} (which its reports do not ` +
      'count). All else is "in_progress".',
    defaultObjectUI: 'keyvalue',
    default: {
      created: 'in_progress',
      confirmed: 'in_progress',
      completed: 'in_progress',
      paid: 'in_progress',
      processing: 'in_progress',
      cancelled: 'canceled',
      fulfilled: 'shipped',
      refunded: 'returned',
      'partially refunded': 'partially_returned',
    },
  },
  words,
  otherwise: 'in_progress',
};
