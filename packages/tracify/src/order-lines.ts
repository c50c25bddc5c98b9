import { type ItemsContext, money, named, productLines, productTitles, quantity, text, unreadable } from '@sluice/kit';
import type { Settings } from './connection';
import { decimal } from './payment';
import type { PersonalData } from './personal-data';

const { kind: quantityKind } = quantity('', '');
/** NaN where it cannot be read. The line is then left out: a quantity of 1 would be made up. */
const quantityOrNone = named<number>({
  ...quantityKind,
  read: (given) => {
    const number = quantityKind.read(given);
    return number === unreadable ? Number.NaN : number;
  },
});

/** As in the example of https://tracify.dev/events, where 2 × 25 and 1 × 50 make 100: the price is that of one unit. */
const line = {
  ITEM: text('Name', 'What was bought, or its SKU or ID if it has no name.', {
    from: [...productTitles, 'sku', 'product_id', 'productId', 'id', 'item_id'],
    required: true,
  }),
  AMT: money('Price', 'Of one unit.', { from: 'price', required: true }),
  QTY: quantityOrNone('Quantity', 'How many units. By default 1.', { from: 'quantity' }),
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
  for (const one of lines.products ?? []) {
    const price = decimal(one.AMT, settings.decimalSeparator);
    const { QTY: count = 1 } = one;
    if (price === undefined || Number.isNaN(count)) {
      const problem = price === undefined ? 'its price is less than 0' : `its quantity must be ${quantityKind.wanted}`;
      note(`Left out a line of the order: ${problem}.`);
      continue;
    }
    const found = personal.in(one.ITEM);
    if (found !== undefined) note(`Removed from a product’s name: ${found}. Tracify gets no personal data.`);
    const [name, amount, quantities] = keysOf(sent++);
    data[name] = found === undefined ? one.ITEM : 'redacted';
    data[amount] = price;
    data[quantities] = decimal(count, settings.decimalSeparator) ?? '';
  }
}

/** Kept, because V8 finds a key faster by a string that has been a key before. */
const lineKeys: (readonly [name: string, amount: string, quantity: string])[] = [];

function keysOf(place: number): readonly [name: string, amount: string, quantity: string] {
  return (lineKeys[place] ??= [`ITEM${place + 1}`, `AMT${place + 1}`, `QTY${place + 1}`]);
}
