import { currencyCode, leaveOut, money, sumOf } from '@sluice/kit';
import type { Context } from './connection';
import type { WithItems } from './item';

/**
 * `value` includes tax and shipping, `revenue` neither, like `total` and `revenue` in the common spec:
 * https://doc.commandersact.com/developers/tracking/events-reference, "purchase"
 */
export const value = money('Value', 'With tax.');
export const currency = currencyCode({
  description: 'Three letters, as in ISO 4217. By default that of the settings.',
});

/**
 * Standard in any event: https://doc.commandersact.com/developers/tracking/about-events. As a template, a value that is not an
 * amount is left out, and the event still sent.
 */
export const amountsOfAny = {
  value: money('Value', 'What it is worth, with tax.', { from: { '@template': '{{properties.value}}' } }),
  revenue: money('Revenue', 'What it is worth, without tax.', { from: { '@template': '{{properties.revenue}}' } }),
  currency: currencyCode({ from: { '@template': '{{properties.currency}}' } }),
} as const;

/** The amounts of a product or cart. */
export const itemAmounts = {
  value: money('Value', 'With tax. By default the sum of its items’ prices.', { from: ['value', 'total'] }),
  currency: currencyCode({ description: currency.description, from: ['currency', 'product.currency'] }),
} as const;

/** With another currency an order would have a different value. */
export const orderCurrency = currencyCode({
  description: 'Three letters, as in ISO 4217. By default that of the settings.',
  isStrict: true,
});

/** The amounts of an order or checkout. */
export const orderAmounts = {
  value: money('Value', 'With tax and shipping, after discounts. By default calculated from the revenue.', {
    from: ['total', 'value'],
  }),
  revenue: money('Revenue', 'Without tax and shipping, after discounts. By default calculated from the value.', {
    from: ['revenue', 'subtotal'],
  }),
  currency: orderCurrency,
  tax_amount: money('Tax', 'In the value.', { from: ['tax', 'tax_amount'] }),
  shipping_amount: money('Shipping', 'In the value.', { from: ['shipping', 'shipping_amount'] }),
} as const;

const amounts = ['value', 'revenue', 'tax_amount', 'shipping_amount'] as const;
export type Amounts = WithItems & Partial<Record<(typeof amounts)[number], number | undefined>>;

/** Adds the currency, without which amounts mean nothing to the vendor. Runs before items are nested. */
export function completeCurrency(event: Amounts, context: Context): void {
  if (amounts.every((name) => event[name] === undefined)) return;
  event.currency = currencyOf(event, context);
  if (event.currency !== undefined) return;
  leaveOut(event, amounts, 'there is no currency (send one, or fill in the setting "Currency")', context.note);
}

/** For events where the vendor requires a currency. */
export function requireCurrency(event: Amounts, context: Context): void {
  event.currency = currencyOf(event, context);
  if (event.currency === undefined) throw context.refuse('currency', 'there is none. Map it, or set "Currency".');
}

function currencyOf({ currency: own, items }: Amounts, { settings }: Context): string | undefined {
  return own ?? items?.find((line) => line.currency !== undefined)?.currency ?? settings.currency;
}

/** A checkout often has no total yet: the sum of its items stands in. */
export function completeCheckout(event: Amounts, context: Context): void {
  if (event.value === undefined && event.revenue === undefined) {
    event.revenue = sumOfItems(event);
    if (event.revenue !== undefined) context.note('No revenue or value: the sum of the items’ prices is the revenue.');
  }
  completeOrder(event, context);
}

/** Calculates value from revenue or the other way round, and notes what was missing. */
export function completeOrder(event: Amounts, context: Context): void {
  const { value: gross, revenue: net, tax_amount: tax = 0, shipping_amount: shipping = 0 } = event;
  requireCurrency(event, context);
  if (gross === undefined && net === undefined)
    throw context.refuse('value', 'the event has neither a value (total) nor a revenue. Map one of them.');
  if (gross !== undefined && net !== undefined) return;
  const between = tax + shipping;
  if (net !== undefined) event.value = sumOf([net, between]);
  // A refund may be negative; an order paid by voucher is not.
  else if (gross !== undefined) event.revenue = sumOf([gross < 0 ? gross + between : Math.max(0, gross - between)]);
  const [made, of, how] = gross === undefined ? ['value', 'revenue', 'with'] : ['revenue', 'value', 'without'];
  context.note(`The event has no ${made}: its ${of} stands in, ${how} tax and shipping as far as it tells them.`);
}

export function sumOfItems({ items = [] }: WithItems): number | undefined {
  return sumOf(items.map(({ price, quantity = 1 }) => (price === undefined ? undefined : price * quantity)));
}
