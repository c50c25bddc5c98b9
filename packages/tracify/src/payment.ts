import { compact, currency, type FieldDefinitions, type ItemsContext, orderTotal, type PayloadOf } from '@sluice/kit';
import { decimal, type DecimalSeparator } from './decimal';

/** What a purchase and a conversion have in common. */
export const paymentFields = {
  amount: { ...orderTotal, label: 'Amount', description: 'What the customer pays, shipping included.' },
  currency: {
    ...currency,
    description: 'Three letters, as in ISO 4217. The setting of that name where it is missing.',
  },
} as const satisfies FieldDefinitions;

interface PaymentSettings {
  readonly currency?: string;
  readonly decimalSeparator: DecimalSeparator;
  readonly sendUndocumentedKeys: boolean;
}

/** The sum as Tracify wants it: a text with two decimals. */
export function payment<P extends PayloadOf<typeof paymentFields>>({
  payload,
  settings,
  refuse,
}: Pick<ItemsContext<P, PaymentSettings>, 'payload' | 'settings' | 'refuse'>) {
  const code = (payload.currency ?? settings.currency ?? '').trim().toUpperCase();
  if (code === '') throw refuse('currency', 'it is missing. Map it, or give the setting "Currency".');
  if (!/^[A-Z]{3}$/.test(code)) throw refuse('currency', 'it must have three letters, as in EUR.');
  const amount = decimal(payload.amount, settings.decimalSeparator, 2);
  if (amount === undefined) throw refuse('amount', 'it must be a sum from 0.');
  // https://github.com/foomo/sesamy-cli: "required due to API bug".
  return compact({ currency: code, amount, cc: settings.sendUndocumentedKeys ? code : undefined });
}
