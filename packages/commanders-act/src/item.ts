import {
  categoryLevels,
  currencyCode,
  group,
  isObject,
  money,
  numeric,
  type ObjectOf,
  productId,
  productLines,
  quantity,
  several,
  text,
  textKind,
} from '@sluice/kit';
import type { Context } from './connection';

/** What any item may have; in the vendor's own form its product is nested in it already. */
const members = {
  id: productId('Item ID', 'Of the article itself, its SKU. Later changes of an order find it by this.', {
    from: ['sku', 'product_id', 'id'],
  }),
  product_id: productId('Product ID', 'As in your catalogue.', { from: ['product_id', 'product.id', 'sku', 'id'] }),
  name: text('Name', 'What a customer reads.', { from: ['name', 'product.name', 'title', 'product_name'] }),
  price: money('Price', 'Of one unit, without tax, after discounts.', { from: ['price', 'product.price'] }),
  category: text('Category', 'Levels separated by ">" or "/" arrive as category_1 to 5.'),
  brand: text('Brand', 'Who makes it.', { from: ['brand', 'product.brand'] }),
  size: text('Size', 'As in XL.', { from: ['size', 'product.size'] }),
  colors: several(textKind, 'Colours', 'As in blue.', { from: ['color', 'colour', 'colors'] }),
  quantity: quantity('Quantity', 'How many units. 1 unless given.'),
  variant: text('Variant', 'Size, colour or the like.'),
  coupon: text('Coupon', 'The code used for this item.'),
  affiliation: text('Affiliation', 'The shop or partner that sells it. Most affiliate networks need it.'),
  list_position: numeric('Position', 'In the list where it was shown.', { from: ['position', 'list_position'] }),
  discount: money('Discount', 'On one unit.'),
} as const;

/** An item of a list, cart or order: https://doc.commandersact.com/developers/tracking/events-reference, "Items". */
const looseItem = {
  ...members,
  currency: currencyCode({ description: 'Where it is not that of the event.', from: ['currency', 'product.currency'] }),
  value: money('Value', 'Of all its units, with tax.'),
  original_value: money('Original value', 'Before later changes, with tax.'),
  returned_value: money('Returned value', 'With tax.'),
  returned_quantity: quantity('Returned quantity', 'How many units.'),
  cancelled_value: money('Cancelled value', 'With tax.'),
  cancelled_quantity: quantity('Cancelled quantity', 'How many units.'),
} as const;

/** The vendor requires ID, name and price of each item of its standard events. */
const item = {
  ...looseItem,
  id: { ...members.id, required: true },
  name: { ...members.name, required: true },
  price: { ...members.price, required: true },
} as const;

const words = { label: 'Items', description: 'The products of the list, cart or order.' };

export const items = productLines(item, { ...words, required: true });
export const anyItems = productLines(item, words);
/** None of them means the whole order. */
export const strictItems = productLines(item, {
  ...words,
  description: 'What is paid back. None: all of it.',
  isStrict: true,
});
/** Of events that the reference does not list. */
export const looseItems = productLines(looseItem, words);

/** Of an event that is about one product: its own members, or a list of those who send one. */
export const oneProduct = {
  product: group('Product', 'The product that it is about.', members),
  items: productLines(item, { ...words, description: 'The product that it is about, of those who send a list.' }),
} as const;
export const anyProduct = { product: oneProduct.product, items: looseItems } as const;

export type Line = Partial<ObjectOf<typeof looseItem>>;
/** An event with items, as its tables make it. */
export interface WithItems {
  product?: Line | undefined;
  items?: Line[] | undefined;
  affiliation?: string | undefined;
  currency?: string | undefined;
}

/** An event about one product has it as its only item. */
export function listProduct(event: WithItems, { note }: Pick<Context, 'note'>): void {
  const { product } = event;
  event.product = undefined;
  if (event.items || !product) return;
  if (product.id === undefined) note('The product was left out, because it has no ID.');
  else event.items = [product];
}

/** The same, where the vendor requires the item whole. */
export function requireProduct(event: WithItems, context: Pick<Context, 'note' | 'refuse'>): void {
  const { product = {}, items: listed } = event;
  const lacking = listed ? [] : (['id', 'name', 'price'] as const).filter((key) => product[key] === undefined);
  const labels = lacking.map((key) => members[key].label).join(', ');
  if (labels)
    throw context.refuse('product', `the event has none with ID, name and price. Map what is missing: ${labels}.`);
  listProduct(event, context);
}

/** A property called items stays where it has the vendor's form, in which products are nested. */
export function keepItems(event: { event_name: string; items?: unknown }, { note }: Pick<Context, 'note'>): void {
  const { items: own } = event;
  if (own === undefined || (Array.isArray(own) && own.every((one) => isObject(one) && isObject(one.product)))) return;
  event.items = undefined;
  note('Left out, because Commanders Act has a form of its own for the name: items.');
}

/** The vendor's form: what the catalogue knows of an item stands in its `product`. One event has one currency. */
export function nestProducts(event: WithItems, { note }: Pick<Context, 'note'>): void {
  const { affiliation, currency, items: listed = [] } = event;
  if (listed.length > 0) event.affiliation = undefined;
  let isMixed = false;
  for (const line of listed) {
    if (line.currency !== undefined && currency !== undefined && line.currency !== currency) {
      isMixed = true;
      line.currency = undefined;
    }
    nest(line, affiliation);
  }
  if (isMixed)
    note(
      'Items have another currency than their event: it was left out, for Commanders Act takes one, and prices stay.',
    );
}

function nest(line: Line & { product?: unknown }, affiliation: string | undefined): void {
  const { product_id, name, price, currency, category = '', brand, size, colors, product } = line;
  const [category_1, category_2, category_3, category_4, category_5] = categoryLevels(category);
  const nested = {
    id: product_id ?? line.id,
    name,
    price,
    currency,
    category_1,
    category_2,
    category_3,
    category_4,
    category_5,
    brand,
    colors,
    size,
  };
  line.product = isObject(product) ? { ...product, ...defined(nested) } : nested;
  line.quantity ??= 1;
  line.affiliation ??= affiliation;
  line.product_id = line.name = line.price = line.currency = undefined;
  line.category = line.brand = line.size = line.colors = undefined;
}

function defined(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name in object) if (object[name] !== undefined) result[name] = object[name];
  return result;
}
