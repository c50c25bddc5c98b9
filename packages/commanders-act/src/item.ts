import {
  category,
  categoryLevels,
  currencyCode,
  group,
  isObject,
  leaveOut,
  money,
  named,
  numeric,
  type ObjectOf,
  pageUrl,
  productId,
  productIds,
  productLines,
  productTitles,
  quantity,
  several,
  text,
  textKind,
} from '@sluice/kit';
import type { Context } from './connection';

/** Some shops have several categories where the vendor has one. Hosts make a list of any value that may be one. */
const level = named<string>(
  { ...textKind, read: (given) => textKind.read([given].flat().join(' > ')) },
  { isSeveral: true },
);

/** What any item may have. In the vendor's own form the product is already nested. */
const members = {
  id: productId('Item ID', 'The SKU of the article itself. Later changes of an order refer to it.', {
    from: ['sku', 'product_id', 'productId', 'id', 'item_id', 'product.id'],
  }),
  product_id: productId('Product ID', 'As in your catalogue.', { from: ['product.id', ...productIds] }),
  name: text('Name', 'What a customer reads.', { from: ['product.name', ...productTitles] }),
  price: money('Price', 'Of one unit, without tax, after discounts.', { from: ['price', 'product.price'] }),
  category: category({ description: 'Levels separated by ">" or "/" arrive as category_1 to 5.', from: 'category' }),
  category_1: level('Category 1', 'The top level.', { from: ['category_1', 'item_category', 'product.category_1'] }),
  category_2: level('Category 2', 'The next level.', { from: ['category_2', 'item_category2', 'product.category_2'] }),
  category_3: level('Category 3', 'The next level.', { from: ['category_3', 'item_category3', 'product.category_3'] }),
  category_4: level('Category 4', 'The next level.', { from: ['category_4', 'item_category4', 'product.category_4'] }),
  category_5: level('Category 5', 'The next level.', { from: ['category_5', 'item_category5', 'product.category_5'] }),
  brand: text('Brand', 'Who makes it.', { from: ['brand', 'item_brand', 'product.brand'] }),
  size: text('Size', 'As in XL.', { from: ['size', 'product.size'] }),
  colors: several(textKind, 'Colours', 'As in blue.', { from: ['color', 'colour', 'colors', 'product.colors'] }),
  quantity: quantity('Quantity', 'How many units. By default 1.'),
  variant: text('Variant', 'Size, colour or the like.', { from: ['variant', 'item_variant'] }),
  coupon: text('Coupon', 'The code used for this item.'),
  affiliation: text('Affiliation', 'The shop or partner that sells it. Most affiliate networks need it.'),
  list_position: numeric('Position', 'In the list where it was shown.', {
    from: ['position', 'list_position', 'index'],
  }),
  discount: money('Discount', 'On one unit.'),
} as const;

/** An item of a list, cart or order: https://doc.commandersact.com/developers/tracking/events-reference, "Items". */
const looseItem = {
  ...members,
  quantity: quantity(members.quantity.label, members.quantity.description, { otherwise: () => 1 }),
  currency: currencyCode({ description: 'If it is not that of the event.', from: ['currency', 'product.currency'] }),
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

/** A list called `items` may have the vendor's form or Google's. */
const words = { label: 'Items', description: 'The products of the list, cart or order.', from: ['products', 'items'] };

export const items = productLines(item, { ...words, required: true });
export const anyItems = productLines(item, words);
/** For refunds, where no items means the whole order. */
export const strictItems = productLines(item, {
  ...words,
  description: 'What is refunded. Without items, the whole order.',
  isStrict: true,
});
/** For events that the reference does not list. */
export const looseItems = productLines(looseItem, words);

/** For events about one product, which has its own members or is the only one of a list. */
const ofProduct = group('Product', 'The product that it is about.', {
  ...members,
  url: text('URL', 'Of the product’s page.'),
  image_url: text('Image', 'The address of its picture.'),
});
export const oneProduct = {
  single_item: ofProduct,
  // The product's own address is in its item.
  url: pageUrl(),
  items: productLines(item, { ...words, description: 'The product that it is about, if it has a list.' }),
} as const;
export const anyProduct = { single_item: ofProduct, url: pageUrl(), items: looseItems } as const;

/** What an item or event holds of a product in the vendor's form, besides what the tables read of it. */
type Nested = { product?: unknown };
type Line = Partial<ObjectOf<typeof looseItem>> & Nested;
/** An event with items, as the tables read it. */
export type WithItems = ObjectOf<typeof anyProduct & Pick<typeof looseItem, 'affiliation' | 'currency'>> & Nested;

/** Makes the one product of an event its only item. Standard events need it complete; a list stands in for a product that is not. */
export function listProduct(event: WithItems, isOwn: boolean, { note, refuse }: Context): void {
  const { single_item: own = {}, items: listed } = event;
  event.single_item = undefined;
  const needed = isOwn ? (['id', 'name', 'price'] as const) : (['id'] as const);
  const lacking = needed.filter((key) => own[key] === undefined).map((key) => members[key].label);
  if (lacking.length === 0) event.items = [Object.assign(own, { product: event.product })];
  if (lacking.length === 0 && isObject(event.product)) event.product = undefined;
  if (lacking.length === 0 && listed) note('The list of products was left out: the event itself is about one.');
  else if (listed) leaveOut(own, Object.keys(own), 'the event has a list of products', note);
  else if (lacking.length > 0 && isOwn)
    throw refuse('single_item', `there is none with ID, name and price. Map what is missing: ${lacking.join(', ')}.`);
  else if (lacking.length > 0) leaveOut(own, Object.keys(own), 'the product has no ID', note);
}

/** Keeps a property called `items` if it has the vendor's form, with nested products. */
export function keepItems(event: { event_name: string; items?: unknown }, { note }: Context): void {
  const { items: own } = event;
  const isOwnForm = Array.isArray(own) && own.every((one) => isObject(one) && isObject(one.product));
  if (!isOwnForm) leaveOut(event, ['items'], 'Commanders Act has its own form for this name', note);
}

/** Gives items the vendor's form, with the catalogue's data nested in `product`. An event has one currency. */
export function nestProducts(event: WithItems, { note }: Context): void {
  const { affiliation, currency, items: listed = [] } = event;
  if (listed.length > 0) event.affiliation = undefined;
  const others = listed.filter((line) => (line.currency ?? currency) !== (currency ?? line.currency));
  for (const line of others) line.currency = undefined;
  if (others.length > 0) note('The currency of items was left out: Commanders Act accepts one. Prices are unchanged.');
  for (const line of listed) nest(line, affiliation);
}

function nest(line: Line, affiliation: string | undefined): void {
  const { product_id: id = line.id, name, price, currency, category: path, brand, colors, size, product: own } = line;
  const [first, second, third, fourth, fifth] = path === undefined ? [] : categoryLevels(path);
  const { category_1 = first, category_2 = second, category_3 = third, category_4 = fourth, category_5 = fifth } = line;
  const levels = { category_1, category_2, category_3, category_4, category_5 };
  const product: Record<string, unknown> = { id, name, price, currency, ...levels, brand, colors, size };
  if (isObject(own)) for (const member in own) if (!(member in product)) product[member] = own[member];
  line.product = product;
  line.product_id = line.name = line.price = line.currency = line.brand = line.colors = line.size = undefined;
  line.category = line.category_1 = line.category_2 = line.category_3 = line.category_4 = line.category_5 = undefined;
  line.quantity ??= 1;
  line.affiliation ??= affiliation;
}
