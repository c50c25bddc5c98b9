import { currencyCode, money } from '@sluice/kit';
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

/** Of an order, also in the making. */
export const orderAmounts = {
  value: money('Value', 'With tax and shipping, after discounts. Made of the revenue where it is missing.', {
    from: ['total', 'value'],
  }),
  revenue: money('Revenue', 'Without tax and shipping, after discounts. Made of the value where it is missing.', {
    from: ['revenue', 'subtotal'],
  }),
  // In another currency the order would be worth something else.
  currency: currencyCode({ description: currency.description, isStrict: true }),
  tax_amount: money('Tax', 'In the value.', { from: ['tax', 'tax_amount'] }),
  shipping_amount: money('Shipping', 'In the value.', { from: ['shipping', 'shipping_amount'] }),
} as const;

export interface Amounts extends WithItems {
  value?: number | undefined;
  revenue?: number | undefined;
  tax_amount?: number | undefined;
  shipping_amount?: number | undefined;
}

const amounts = ['value', 'revenue', 'tax_amount', 'shipping_amount'] as const;

/** An amount without a currency is none to the vendor. Before items are nested. */
export function completeCurrency(event: Amounts, { settings, note }: Context): void {
  const told = amounts.filter((name) => event[name] !== undefined);
  if (told.length === 0) return;
  event.currency = currencyOf(event, settings);
  if (event.currency !== undefined) return;
  for (const name of told) event[name] = undefined;
  note(`Left out, because there is no currency: ${told.join(', ')}. Send one, or give the setting "Currency".`);
}

function currencyOf({ currency: own, items }: Amounts, settings: Context['settings']): string | undefined {
  return own ?? items?.find((line) => line.currency !== undefined)?.currency ?? settings.currency;
}

/** What products and carts are worth is the sum of their prices. */
export function completeValue(event: Amounts, context: Context): void {
  event.value ??= sumOfItems(event);
  completeCurrency(event, context);
}

/** A cart on its way to an order, of which nobody has said yet what it comes to. */
export function completeCheckout(event: Amounts, context: Context): void {
  if (event.value === undefined && event.revenue === undefined) {
    event.revenue = sumOfItems(event);
    if (event.revenue !== undefined)
      context.note(
        'The event has neither a revenue nor a value (total): the sum of its items’ prices stands in as revenue.',
      );
  }
  completeOrder(event, context);
}

/** Where the vendor requires a currency. */
export function requireCurrency(event: Amounts, { settings, refuse }: Context): void {
  event.currency = currencyOf(event, settings);
  if (event.currency === undefined)
    throw refuse('currency', 'the event has none. Map it, or give the setting "Currency" where the shop has only one.');
}

/** Makes the value of the revenue, or the other way about, and says what it could not know. */
export function completeOrder(event: Amounts, context: Context): void {
  const { value: gross, revenue: net, tax_amount: tax, shipping_amount: shipping } = event;
  requireCurrency(event, context);
  if (gross === undefined && net === undefined)
    throw context.refuse('value', 'the event has neither a value (total) nor a revenue. Map one of them.');
  if (gross !== undefined && net !== undefined) return;
  const between = (tax ?? 0) + (shipping ?? 0);
  if (net !== undefined) event.value = rounded(net + between);
  // What is paid back may be negative; an order that a voucher paid is not.
  else if (gross !== undefined) event.revenue = rounded(gross < 0 ? gross + between : Math.max(0, gross - between));
  context.note(
    wordsFor(gross === undefined ? ['value (total)', 'revenue', 'with'] : ['revenue', 'value', 'without'], event),
  );
}

function wordsFor([made, of, how]: readonly string[], { tax_amount: tax, shipping_amount: shipping }: Amounts): string {
  const [known, unknown] = [true, false].map((isKnown) =>
    [(tax !== undefined) === isKnown && 'tax', (shipping !== undefined) === isKnown && 'shipping']
      .filter(Boolean)
      .join(' and '),
  );
  const stands = `The event has no ${made}: its ${of}${known && ` ${how} ${known}`} stands in`;
  return `${stands}${unknown && `, although its ${unknown} cannot be known from the event`}.`;
}

function sumOfItems({ items, product }: WithItems): number | undefined {
  let sum: number | undefined;
  for (const { price, quantity = 1 } of items ?? (product ? [product] : [])) {
    if (price !== undefined) sum = (sum ?? 0) + price * quantity;
  }
  return sum === undefined ? undefined : rounded(sum);
}

/** No currency has more than four decimals. */
function rounded(sum: number): number {
  return Number(sum.toFixed(4));
}
