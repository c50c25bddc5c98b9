import { currencyCode, leaveOut, money, sumOf } from '@sluice/kit';
import type { Context } from './connection';
import type { WithItems } from './item';

/**
 * `value` is with tax and shipping, `revenue` without both, as in the common spec `total` and `revenue`:
 * https://doc.commandersact.com/developers/tracking/events-reference, "purchase"
 */
export const value = money('Value', 'With tax.');
export const currency = currencyCode({
  description: 'Three letters, as in ISO 4217. That of the settings unless given.',
});

/** Of a product or cart. */
export const itemAmounts = {
  value: money('Value', 'With tax. The sum of its items’ prices unless given.', { from: ['value', 'total'] }),
  currency,
} as const;

/** In another currency an order would be worth something else. */
export const orderCurrency = currencyCode({
  description: 'Three letters, as in ISO 4217. That of the settings unless given.',
  isStrict: true,
});

/** Of an order, also in the making. */
export const orderAmounts = {
  value: money('Value', 'With tax and shipping, after discounts. Made of the revenue where it is missing.', {
    from: ['total', 'value'],
  }),
  revenue: money('Revenue', 'Without tax and shipping, after discounts. Made of the value where it is missing.', {
    from: ['revenue', 'subtotal'],
  }),
  currency: orderCurrency,
  tax_amount: money('Tax', 'In the value.', { from: ['tax', 'tax_amount'] }),
  shipping_amount: money('Shipping', 'In the value.', { from: ['shipping', 'shipping_amount'] }),
} as const;

const amounts = ['value', 'revenue', 'tax_amount', 'shipping_amount'] as const;
export type Amounts = WithItems & Partial<Record<(typeof amounts)[number], number | undefined>>;

/** An amount without a currency is none to the vendor. Before items are nested. */
export function completeCurrency(event: Amounts, context: Context): void {
  if (amounts.every((name) => event[name] === undefined)) return;
  event.currency = currencyOf(event, context);
  if (event.currency !== undefined) return;
  leaveOut(event, amounts, 'there is no currency (send one, or give the setting "Currency")', context.note);
}

/** Where the vendor requires a currency. */
export function requireCurrency(event: Amounts, context: Context): void {
  event.currency = currencyOf(event, context);
  if (event.currency === undefined) throw context.refuse('currency', 'there is none. Map it, or set "Currency".');
}

function currencyOf({ currency: own, items }: Amounts, { settings }: Context): string | undefined {
  return own ?? items?.find((line) => line.currency !== undefined)?.currency ?? settings.currency;
}

/** A cart on its way to an order, of which nobody has said yet what it comes to. */
export function completeCheckout(event: Amounts, context: Context): void {
  if (event.value === undefined && event.revenue === undefined) {
    event.revenue = sumOfItems(event);
    if (event.revenue !== undefined)
      context.note('The event has neither revenue nor value: the sum of its items’ prices stands in as revenue.');
  }
  completeOrder(event, context);
}

/** Makes the value of the revenue, or the other way about, and says what it could not know. */
export function completeOrder(event: Amounts, context: Context): void {
  const { value: gross, revenue: net, tax_amount: tax = 0, shipping_amount: shipping = 0 } = event;
  requireCurrency(event, context);
  if (gross === undefined && net === undefined)
    throw context.refuse('value', 'the event has neither a value (total) nor a revenue. Map one of them.');
  if (gross !== undefined && net !== undefined) return;
  const between = tax + shipping;
  if (net !== undefined) event.value = sumOf([net, between]);
  // What is paid back may be negative; an order that a voucher paid is not.
  else if (gross !== undefined) event.revenue = sumOf([gross < 0 ? gross + between : Math.max(0, gross - between)]);
  const [made, of, how] = gross === undefined ? ['value', 'revenue', 'with'] : ['revenue', 'value', 'without'];
  context.note(`The event has no ${made}: its ${of} stands in, ${how} tax and shipping as far as it tells them.`);
}

export function sumOfItems({ items = [] }: WithItems): number | undefined {
  return sumOf(items.map(({ price, quantity = 1 }) => (price === undefined ? undefined : price * quantity)));
}
