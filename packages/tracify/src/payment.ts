import { currencyCode, type ItemsContext, orderTotal } from '@sluice/kit';
import type { Settings } from './connection';

/** What a purchase and a conversion have in common. */
export const payment = {
  amount: orderTotal({ label: 'Amount', description: 'What the customer pays, shipping included.', required: true }),
  // In another currency the amount would be another one.
  currency: currencyCode({
    description: 'Three letters, as in ISO 4217. The setting of that name where it is missing.',
    isStrict: true,
  }),
} as const;

/** A number from 0 as text, with so many decimals, or as many as it has up to four; undefined below 0. */
export function decimal(
  number: number,
  separator: Settings['decimalSeparator'],
  decimals?: number,
): string | undefined {
  if (number < 0) return undefined;
  // 1.005 is a little less in binary, and would become 1.00.
  const exact = number * (1 + Number.EPSILON);
  const text = decimals === undefined ? String(Math.round(number * 1e4) / 1e4) : exact.toFixed(decimals);
  return separator === 'comma' ? text.replace('.', ',') : text;
}

type Context = Pick<ItemsContext<{ readonly payment: typeof payment }, Settings>, 'payment' | 'settings' | 'refuse'>;

/** The sum as Tracify wants it: a text with two decimals, https://tracify.dev/events. */
export function paymentData({ payment: { amount, currency }, settings, refuse }: Context): Record<string, string> {
  const code = currency ?? settings.currency;
  if (code === undefined) throw refuse('currency', 'the event has none. Map it, or give the setting "Currency".');
  const sum = decimal(amount, settings.decimalSeparator, 2);
  if (sum === undefined) throw refuse('amount', 'it must be 0 or more.');
  // https://github.com/foomo/sesamy-cli: "required due to API bug".
  return settings.sendUndocumentedKeys ? { currency: code, amount: sum, cc: code } : { currency: code, amount: sum };
}
