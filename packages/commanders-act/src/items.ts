import {
  compact,
  type FieldDefinition,
  type FieldDefinitions,
  firstOf,
  type ItemsContext,
  type Payload,
  type PayloadOf,
} from '@sluice/kit';

const text = (label: string, description: string) =>
  ({ type: 'string', allowNull: true, label, description }) as const satisfies FieldDefinition;
const number = (label: string, description: string) =>
  ({ type: 'number', allowNull: true, label, description }) as const satisfies FieldDefinition;
const at = <P extends string>(path: P) => ({ '@path': path }) as const;

/** Members of lists allow null, else a null would become 0 or ''. */
const members = {
  id: text('Item ID', 'Of the very article: its stock keeping unit. Later changes of an order find it by this.'),
  productId: text('Product ID', 'As in your catalogue.'),
  name: text('Name', 'What a customer reads.'),
  price: number('Price', 'Of one unit, without tax, after discounts.'),
  currency: text('Currency', 'Where it is not that of the event.'),
  quantity: number('Quantity', 'How many units. 1 unless given.'),
  category: text('Category', 'Levels parted by ">" or "/" arrive as category_1 to 5.'),
  brand: text('Brand', 'Who makes it.'),
  size: text('Size', 'As in XL.'),
  color: text('Colour', 'As in blue.'),
  variant: text('Variant', 'Size, colour or the like.'),
  coupon: text('Coupon', 'The code used for this item.'),
  affiliation: text('Affiliation', 'The shop or partner that sells it. Most affiliate networks need it.'),
  listPosition: number('Position', 'In the list where it was shown.'),
  discount: number('Discount', 'On this item.'),
  value: number('Value', 'Of all its units, with tax.'),
} as const satisfies FieldDefinitions;

/** Where a product of the common event spec has them. */
const shapeAt = <B extends string>(base: B) =>
  ({
    id: firstOf(`${base}.sku`, `${base}.product_id`),
    productId: firstOf(`${base}.product_id`, `${base}.sku`),
    name: at(`${base}.name`),
    price: at(`${base}.price`),
    quantity: at(`${base}.quantity`),
    category: at(`${base}.category`),
    brand: at(`${base}.brand`),
    size: at(`${base}.size`),
    color: at(`${base}.color`),
    variant: at(`${base}.variant`),
    coupon: at(`${base}.coupon`),
    affiliation: at(`${base}.affiliation`),
    listPosition: at(`${base}.position`),
    discount: at(`${base}.discount`),
  }) as const;
const ofProducts = { '@arrayPath': ['$.properties.products', shapeAt('$')] } as const;

const list = {
  type: 'object',
  multiple: true,
  label: 'Items',
  properties: members,
} as const;

/** The lines of an order or cart. */
export const items = {
  ...list,
  description: 'The products of the list, cart or order.',
  default: ofProducts,
} as const satisfies FieldDefinition;

/** The one product that an event is about, or the several of those who send several. */
export const item = {
  ...list,
  description: 'The product that it is about.',
  default: {
    '@if': {
      exists: at('$.properties.products'),
      then: ofProducts,
      else: [shapeAt('$.properties')],
    },
  },
} as const satisfies FieldDefinition;

/** Where `item` comes from, member by member. */
export const itemSources: FieldDefinitions = Object.fromEntries(
  Object.entries(shapeAt('$.properties')).map(([name, source]) => [`item.${name}`, { ...list, default: source }]),
);

type Line = PayloadOf<typeof members>;

export interface ItemRules {
  /** Where the vendor takes no more items than these. */
  readonly most?: number | undefined;
  /** Where the vendor takes no items for all of them: lines of which none can be sent must not become that. */
  readonly noneIsAll?: boolean | undefined;
}

/**
 * The `items` of an event. What the vendor requires of each is its ID, name and price; a line that lacks one is left out, for
 * the vendor would drop the whole event where the workspace checks its events, and says nothing of it.
 * https://doc.commandersact.com, "Events reference"
 */
export function itemsOf(
  { payload, refuse, note }: ItemsContext<Payload, unknown>,
  field: FieldDefinition | undefined,
  { most = Infinity, noneIsAll = false }: ItemRules,
): object[] | undefined {
  if (!field) return undefined;
  const given = (payload.items ?? []) as readonly (Line | null)[]; // -- as `members` says
  const lines = given.filter((line) => line !== null);
  const complete = lines.filter((line) => missingIn(line).length === 0);
  const missing = [...new Set(lines.flatMap(missingIn))].join(', ');
  if (complete.length === 0 && (field.required === true || (noneIsAll && given.length > 0))) {
    throw refuse(
      'items',
      missing ? `there is none with all of ID, name and price; missing: ${missing}.` : 'there is none.',
    );
  }
  if (missing) note(`Left out ${lines.length - complete.length} of ${lines.length} items, for want of ${missing}.`);
  if (complete.length > most) note(`Commanders Act takes ${most} item here: the first of ${complete.length} is sent.`);
  return complete.length > 0 ? complete.slice(0, most).map(itemOf) : undefined;
}

function missingIn(line: Line): ('ID' | 'name' | 'price')[] {
  const needed = [
    ['ID', line.id || line.productId],
    ['name', line.name],
    ['price', line.price],
  ] as const;
  return needed.filter(([, given]) => given == null || given === '').map(([name]) => name);
}

/** The product is nested in its item. */
function itemOf({ id, productId, quantity, listPosition, color, category, ...line }: Line): object {
  const { name, price, currency, brand, size, ...ofItem } = line;
  const levels = (category ?? '').split(/[>/]/).map((level) => level.trim());
  const named = levels.filter((level) => level !== '').slice(0, 5);
  return {
    ...compact({ id: id || productId, quantity: quantity ?? 1, list_position: listPosition, ...ofItem }),
    product: compact({
      id: productId || id,
      name,
      price,
      currency,
      ...Object.fromEntries(named.map((level, index) => [`category_${index + 1}`, level])),
      brand,
      colors: color ? [color] : undefined,
      size,
    }),
  };
}
