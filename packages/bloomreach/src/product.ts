import {
  categoryLevels,
  computed,
  currencyCode,
  money,
  type ObjectOf,
  productId,
  productLines,
  quantity,
  text,
} from '@sluice/kit';
import type { PublicSettings } from './settings';

/**
 * A product in the words of Bloomreach's events: https://documentation.bloomreach.com/data-hub/docs/developers; brand and categories
 * as its own shop plugins send them: https://github.com/exponea/bloomreach-magento2-integration
 */
const productRows = {
  variant_id: productId('Variant ID', 'As in your Bloomreach catalogue.', { from: ['variant_id', 'sku'] }),
  title: text('Title', 'What a customer reads.', { from: ['name', 'title', 'item_name'] }),
  brand: text('Brand', 'Who makes it.'),
  categories_path: text('Category', 'Levels divided by ">" or "/" also arrive as category_level_1 to 3.', {
    from: ['category', 'categories_path'],
  }),
  category_level_1: computed<string>('First level', 'Of the category.'),
  category_level_2: computed<string>('Second level', 'Of the category.'),
  category_level_3: computed<string>('Third level', 'Of the category.'),
  price: money('Price', 'Of one unit, in your base currency.'),
  price_local_currency: money('Price in the local currency', 'Of one unit, in the currency the customer sees.', {
    from: ['price_local_currency', 'price'],
  }),
  quantity: quantity('Quantity', 'How many units.'),
} as const;

/** Where the ID of a product stands; the first version of the common spec calls it `id`. */
export const productIds = ['product_id', 'productId', 'sku', 'id', 'item_id'];

/** The one product that an event is about. */
export const product = {
  product_id: productId('Product ID', 'As in your Bloomreach catalogue.', { from: productIds, required: true }),
  ...productRows,
  local_currency: currencyCode({ description: 'The currency the customer sees: three letters, as in ISO 4217.' }),
} as const;

/** The line of an order or cart. */
const line = {
  product_id: productId('Product ID', 'As in your Bloomreach catalogue.', { from: productIds, required: true }),
  ...productRows,
} as const;
export type Line = ObjectOf<typeof line>;

/** The lines of an order or cart. */
export const lines = productLines(line, { from: ['products', 'product_list', 'items'], keepsEmpty: true });

/** What the lines add up to. */
export const sums = {
  product_ids: computed<readonly string[]>('Product IDs', 'Of all lines.'),
  variant_ids: computed<readonly string[]>('Variant IDs', 'Of all lines.'),
  total_quantity: computed<number>('Total quantity', 'Of all lines.'),
} as const;

/** An event that holds a product, or a list of them. */
interface Shopped extends Omit<ObjectOf<typeof product & typeof sums>, 'product_id'> {
  product_list?: readonly Line[] | undefined;
  total_price?: number | undefined;
  total_price_local_currency?: number | undefined;
}

interface Context {
  readonly settings: PublicSettings;
  readonly note: (text: string) => void;
}

/** Fills in what products and amounts say together, and no row alone. */
export function completeProducts(of: Shopped, context: Context): void {
  fillLevels(of);
  if (of.product_list) fillSums(of, of.product_list, context.settings.sendProductIds);
  settleCurrency(of, context);
}

/** Fills in the levels of a category such as "Home > Kitchen > Pans". */
function fillLevels(of: Partial<Line>): void {
  if (of.categories_path === undefined) return;
  const levels = categoryLevels(of.categories_path);
  [of.category_level_1, of.category_level_2, of.category_level_3] = levels;
  of.categories_path = levels.join(' > ') || undefined;
}

/** Fills in the levels of each line's category and what the lines add up to; a line without a quantity is one unit. */
function fillSums(of: Shopped, list: readonly Line[], sendsIds: boolean): void {
  for (const one of list) fillLevels(one);
  if (!sendsIds) return;
  of.product_ids = list.map((one) => one.product_id);
  of.variant_ids = list.map((one) => one.variant_id).filter((id) => id !== undefined);
  of.total_quantity = Number(list.reduce((total, { quantity: units = 1 }) => total + units, 0).toFixed(6));
}

/**
 * Amounts in a foreign currency that nobody converted are no amounts in the base currency: Bloomreach would add crowns to
 * euros. https://documentation.bloomreach.com/data-hub/docs/developers prints both.
 */
function settleCurrency(of: Shopped, { settings: { baseCurrency: base }, note }: Context): void {
  if (base === undefined) return;
  if ((of.price ?? of.total_price) !== undefined) of.local_currency ??= base;
  if (of.local_currency === base || of.local_currency === undefined) return;
  let isLost = false;
  for (const one of [of, ...(of.product_list ?? [])]) {
    if (one.price === undefined || one.price !== one.price_local_currency) continue;
    one.price = undefined;
    isLost = true;
  }
  if (of.total_price !== undefined && of.total_price === (of.total_price_local_currency ?? of.price_local_currency)) {
    of.total_price = undefined;
    isLost = true;
  }
  if (isLost) {
    note(
      'The event is in another currency than your base currency: only the local amounts are sent. Map amounts in the base ' +
        'currency, where your events carry them.',
    );
  }
}
