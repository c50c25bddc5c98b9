import type { FieldDefinition } from '@sluice/kit';
import type { Vocabulary } from './word-for';

const words = [
  'by_invoice',
  'by_bank_transfer_in_advance',
  'card',
  'check_in_advance',
  'cod',
  'coupon',
  'direct_debit',
  'online_payment_system',
  'other',
];

/** https://doc.commandersact.com, "Events reference": `purchase`, `add_payment_info`. */
export const paymentMethods: Vocabulary = {
  key: 'paymentMethods',
  field: {
    type: 'object',
    label: 'Payment methods',
    description: `What your shop calls them, each with its name at Commanders Act: ${words.join(', ')}. All else is "other".`,
    defaultObjectUI: 'keyvalue',
    default: {
      'credit card': 'card',
      'debit card': 'card',
      visa: 'card',
      mastercard: 'card',
      amex: 'card',
      paypal: 'online_payment_system',
      'apple pay': 'online_payment_system',
      'google pay': 'online_payment_system',
      'amazon pay': 'online_payment_system',
      klarna: 'online_payment_system',
      invoice: 'by_invoice',
      'bank transfer': 'by_bank_transfer_in_advance',
      prepayment: 'by_bank_transfer_in_advance',
      check: 'check_in_advance',
      cheque: 'check_in_advance',
      'cash on delivery': 'cod',
      'gift card': 'coupon',
      voucher: 'coupon',
      sepa: 'direct_debit',
    },
  },
  words,
  otherwise: 'other',
};

export const paymentMethod = {
  type: 'string',
  label: 'Payment method',
  description: 'Becomes one of Commanders Act’s words: see Payment methods.',
  default: { '@path': '$.properties.payment_method' },
} as const satisfies FieldDefinition;
