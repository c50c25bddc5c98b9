import { currencyCode, type ItemsContext, orderTotal } from '@sluice/kit';
import type { Settings } from './connection';

/** What purchases and conversions have in common. */
export const payment = {
  amount: orderTotal({ label: 'Amount', description: 'What the customer pays, shipping included.', required: true }),
  // With another currency the amount would be a different one.
  currency: currencyCode({
    description: 'Three letters, as in ISO 4217. By default the setting of that name.',
    isStrict: true,
  }),
} as const;

/** A number as text, with the given number of decimals, or else up to four. Undefined for a negative number. */
export function decimal(
  number: number,
  separator: Settings['decimalSeparator'],
  decimals?: number,
): string | undefined {
  if (number < 0) return undefined;
  // In binary, 1.005 is slightly less, and would become 1.00.
  const exact = Number.isInteger(number) ? number : number * (1 + Number.EPSILON);
  const text = decimals === undefined ? String(Math.round(number * 1e4) / 1e4) : exact.toFixed(decimals);
  return separator === 'comma' ? text.replace('.', ',') : text;
}

type Context = Pick<ItemsContext<{ readonly payment: typeof payment }, Settings>, 'payment' | 'settings' | 'refuse'>;

/** The amount as Tracify wants it, as text with two decimals: https://tracify.dev/events. */
export function paymentData({ payment: { amount, currency }, settings, refuse }: Context): Record<string, string> {
  const code = currency ?? settings.currency;
  if (code === undefined) throw refuse('currency', 'the event has none. Map it, or fill in the setting "Currency".');
  const sum = decimal(amount, settings.decimalSeparator, 2);
  if (sum === undefined) throw refuse('amount', 'it must be 0 or more.');
  // https://github.com/foomo/sesamy-cli: "required due to API bug".
  return settings.sendUndocumentedKeys ? { currency: code, amount: sum, cc: code } : { currency: code, amount: sum };
}
