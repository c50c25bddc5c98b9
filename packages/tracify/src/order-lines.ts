import { type ItemsContext, money, productLines, productTitles, quantity, text } from '@sluice/kit';
import type { Settings } from './connection';
import { decimal } from './payment';
import type { PersonalData } from './personal-data';

/** As in the example of https://tracify.dev/events, where 2 × 25 and 1 × 50 make 100: the price is that of one unit. */
const line = {
  ITEM: text('Name', 'What was bought, or its SKU or ID if it has no name.', {
    from: [...productTitles, 'sku', 'product_id', 'productId', 'id', 'item_id'],
    required: true,
  }),
  AMT: money('Price', 'Of one unit.', { from: 'price', required: true }),
  QTY: quantity('Quantity', 'How many units. By default 1.', {
    from: 'quantity',
    required: true,
    // Without a readable quantity the line is left out: 1 would be made up.
    otherwise: (_, isUnreadable) => (isUnreadable ? undefined : 1),
  }),
} as const;

export const orderLines = {
  products: productLines(line, {
    description: 'The lines of the order. Sent with name, unit price and quantity.',
    rest: false,
  }),
} as const;

type Context = Pick<ItemsContext<{ readonly lines: typeof orderLines }, Settings>, 'lines' | 'settings' | 'note'>;

/** Adds an order's lines as `ITEM1`, `AMT1`, `QTY1`, …, numbered without gaps. */
export function addLines(data: Record<string, string>, context: Context, personal: PersonalData): void {
  const { lines, settings, note } = context;
  let sent = 0;
  for (const { ITEM, AMT, QTY } of lines.products ?? []) {
    // All printed quantities are whole numbers: 1.5 metres of cloth are sent as one, at their whole price.
    const isWhole = Number.isInteger(QTY);
    const price = decimal(isWhole ? AMT : AMT * QTY, settings.decimalSeparator);
    if (price === undefined) {
      note('Left out a line of the order: its price is less than 0.');
      continue;
    }
    const found = personal.in(ITEM);
    if (found !== undefined) note(`Removed from a product’s name: ${found}. Tracify gets no personal data.`);
    const [name, amount, quantities] = keysOf(sent++);
    data[name] = found === undefined ? ITEM : 'redacted';
    data[amount] = price;
    data[quantities] = String(isWhole ? QTY : 1);
  }
}

/** Kept, because V8 finds a key faster by a string that has been a key before. */
const lineKeys: (readonly [name: string, amount: string, quantity: string])[] = [];

function keysOf(place: number): readonly [name: string, amount: string, quantity: string] {
  return (lineKeys[place] ??= [`ITEM${place + 1}`, `AMT${place + 1}`, `QTY${place + 1}`]);
}
