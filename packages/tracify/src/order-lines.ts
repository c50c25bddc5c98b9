import { type ItemsContext, money, productLines, quantity, text } from '@sluice/kit';
import { decimal, type DecimalSeparator } from './payment';
import { findPersonalData, type PersonalData } from './personal-data';

/** Tracify's own page prints them: https://tracify.dev/events. There 2 × 25 and 1 × 50 make 100: the price is of one unit. */
const line = {
  ITEM: text('Name', 'What was bought; its SKU or ID where it has no name.', {
    from: ['name', 'sku', 'product_id', 'id'],
    required: true,
  }),
  AMT: money('Price', 'Of one unit.', { from: 'price', required: true }),
  QTY: quantity('Quantity', 'How many units; 1 unless given.', { from: 'quantity' }),
} as const;

export const orderLines = {
  products: productLines(line, {
    description: 'The lines of the order. Sent with name, price of one unit and quantity.',
  }),
} as const;

type Context = Pick<
  ItemsContext<{ readonly lines: typeof orderLines }, { readonly decimalSeparator: DecimalSeparator }>,
  'lines' | 'settings' | 'note'
>;

/** The lines of an order as `ITEM1`, `AMT1`, `QTY1`, …, numbered without gaps. */
export function lineData(context: Context, personal: PersonalData | undefined): Record<string, string> {
  const { lines, settings, note } = context;
  const data: Record<string, string> = {};
  let number = 0;
  for (const one of lines.products ?? []) {
    const price = decimal(one.AMT, settings.decimalSeparator);
    // What could not be read stays in the line under its own name.
    const isUnknown = one.QTY === undefined && 'quantity' in one;
    if (price === undefined || isUnknown) {
      note(`Left out a line of the order: its ${isUnknown ? 'quantity cannot be read' : 'price is less than 0'}.`);
      continue;
    }
    const found = personal && findPersonalData(one.ITEM, personal);
    if (found !== undefined) note(`Taken out of a product’s name: ${found}. Tracify gets no personal data.`);
    number += 1;
    data[`ITEM${number}`] = found === undefined ? one.ITEM : 'redacted';
    data[`AMT${number}`] = price;
    data[`QTY${number}`] = decimal(one.QTY ?? 1, settings.decimalSeparator) ?? '1';
  }
  return data;
}
