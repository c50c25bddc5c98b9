import {
  category,
  categoryLevels,
  givenOrComputed,
  currencyCode,
  money,
  type ObjectOf,
  productId,
  productIds,
  productLines,
  productTitles,
  quantity,
  sumOf,
  text,
} from '@sluice/kit';
import type { Context } from './connection';
import { inUnixTime } from './event';
import type { PublicSettings } from './settings';

/** Of a product or a list of products. */
export const categories = {
  categories_path: category({
    description: 'Levels separated by ">" or "/" also arrive as category_level_1 to 3.',
    from: ['categories_path', 'category'],
  }),
  category_level_1: givenOrComputed<string>('First level', 'Of the category.'),
  category_level_2: givenOrComputed<string>('Second level', 'Of the category.'),
  category_level_3: givenOrComputed<string>('Third level', 'Of the category.'),
} as const;

/**
 * A product, alone or in an order or cart: https://documentation.bloomreach.com/data-hub/docs/developers. Brand and categories
 * are named as in its own shop plugins: https://github.com/exponea/bloomreach-magento2-integration
 */
const line = {
  product_id: productId('Product ID', 'As in your Bloomreach catalogue.', { from: productIds, required: true }),
  variant_id: productId('Variant ID', 'As in your Bloomreach catalogue.', { from: ['variant_id', 'variantId', 'sku'] }),
  title: text('Title', 'What a customer reads.', { from: productTitles }),
  brand: text('Brand', 'Who makes it.'),
  ...categories,
  price: money('Price', 'Of one unit, in your base currency.'),
  price_local_currency: money('Price in the local currency', 'Of one unit, in the currency the customer sees.', {
    from: ['price_local_currency', 'price'],
  }),
  quantity: quantity('Quantity', 'How many units.'),
} as const;

/** The base currency if the event names none; nothing if it cannot be read, for any amount would be a wrong one then. */
export const currency = currencyCode({
  description: 'The currency the customer sees: three letters, as in ISO 4217.',
  from: ['currency', 'local_currency'],
  otherwise: ({ baseCurrency }: PublicSettings, isUnreadable) => (isUnreadable ? undefined : baseCurrency),
});

/** The product of an event that is about one. */
export const product = { ...line, local_currency: currency } as const;

/** The lines of an order or cart. */
export const lines = productLines(line, {
  from: ['products', 'product_list', 'items'],
  keepsEmpty: true,
  rest: { made: inUnixTime },
});

/** What the lines add up to. */
export const sums = {
  product_ids: givenOrComputed<readonly string[]>('Product IDs', 'Of all lines.'),
  variant_ids: givenOrComputed<readonly string[]>('Variant IDs', 'Of all lines.'),
  total_quantity: givenOrComputed<number>('Total quantity', 'Of all lines.'),
} as const;

/** What an amount in the base currency is called; the same in the local one ends in "_local_currency". */
const amounts = ['price', 'total_price', 'voucher_value'] as const;
type Priced = Partial<Record<`${(typeof amounts)[number]}${'' | '_local_currency'}`, number | undefined>>;
/** An event that holds a product, or a list of them. */
export interface Shopped extends Priced, ObjectOf<typeof sums> {
  local_currency?: string | undefined;
  product_list?: ObjectOf<typeof line>[] | undefined;
}

/** Adds the levels of the category, unless the event has them. */
export function leveled<C extends ObjectOf<typeof categories>>(of: C): C {
  if (of.categories_path !== undefined && of.category_level_1 === undefined)
    [of.category_level_1, of.category_level_2, of.category_level_3] = categoryLevels(of.categories_path);
  return of;
}

/** Adds what follows from products and amounts together. A product without a quantity counts as one unit. */
export function completed<P extends Shopped>(of: P, context: Context): P {
  const { product_list: list } = of;
  for (const one of list ?? []) leveled(one);
  if (list && context.settings.sendProductIds) {
    of.product_ids = list.map((one) => one.product_id);
    of.variant_ids = list.map((one) => one.variant_id).filter((id) => id !== undefined);
    of.total_quantity = sumOf([0, ...list.map(({ quantity: units = 1 }) => units)], 6);
  }
  settleCurrency(of, context);
  return of;
}

/**
 * Amounts in a foreign currency are only sent as local ones: Bloomreach would otherwise add crowns to euros.
 * https://documentation.bloomreach.com/data-hub/docs/developers prints both.
 */
function settleCurrency(of: Shopped, { settings: { baseCurrency: base }, note }: Context): void {
  if (base === undefined || of.local_currency === base) return;
  const all = [of, ...(of.product_list ?? [])].flatMap((one: Priced) => amounts.map((name) => [one, name] as const));
  // The local total of an order is its price_local_currency.
  const localOf = (one: Priced, name: (typeof amounts)[number]) =>
    one[`${name}_local_currency`] ?? one.price_local_currency;
  const foreign = all.filter(([one, name]) => one[name] !== undefined && one[name] === localOf(one, name));
  for (const [one, name] of foreign) one[name] = undefined;
  if (foreign.length > 0) note('Only local amounts are sent: map those in your base currency if events have them.');
}
