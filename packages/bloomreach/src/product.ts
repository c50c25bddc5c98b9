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

interface Categorized {
  categories_path?: string | undefined;
  category_level_1?: string | undefined;
  category_level_2?: string | undefined;
  category_level_3?: string | undefined;
}

/** Fills in the levels of a category such as "Home > Kitchen > Pans". */
export function fillLevels(of: Categorized): void {
  if (of.categories_path === undefined) return;
  const levels = categoryLevels(of.categories_path);
  [of.category_level_1, of.category_level_2, of.category_level_3] = levels;
  of.categories_path = levels.join(' > ') || undefined;
}

interface Summed {
  product_list?: readonly Line[] | undefined;
  product_ids?: readonly string[] | undefined;
  variant_ids?: readonly string[] | undefined;
  total_quantity?: number | undefined;
  local_currency?: string | undefined;
}

interface Settings {
  readonly baseCurrency?: string;
  readonly sendProductIds: boolean;
}

/** Fills in the levels of each line's category and what the lines add up to; a line without a quantity is one unit. */
export function fillLines(of: Summed, { sendProductIds }: Settings): void {
  if (!of.product_list) return;
  const [products, variants]: string[][] = [[], []];
  let total = 0;
  for (const one of of.product_list) {
    fillLevels(one);
    products?.push(one.product_id);
    if (one.variant_id !== undefined) variants?.push(one.variant_id);
    total += one.quantity ?? 1;
  }
  if (!sendProductIds) return;
  of.product_ids = products;
  of.variant_ids = variants;
  of.total_quantity = Number(total.toFixed(6));
}

interface Priced {
  local_currency?: string | undefined;
  product_list?: readonly Line[] | undefined;
  price?: number | undefined;
  price_local_currency?: number | undefined;
  total_price?: number | undefined;
  total_price_local_currency?: number | undefined;
}

/**
 * Amounts in a foreign currency that nobody converted are no amounts in the base currency: Bloomreach would add crowns to
 * euros. https://documentation.bloomreach.com/data-hub/docs/developers prints both.
 */
export function settleCurrency(of: Priced, base: string | undefined, note: (text: string) => void): void {
  if (base === undefined) return;
  if ((of.price ?? of.total_price) !== undefined) of.local_currency ??= base;
  if (of.local_currency === base || of.local_currency === undefined) return;
  let isLost = false;
  for (const one of [of, ...(of.product_list ?? [])]) {
    if (one.price !== undefined && one.price === one.price_local_currency) {
      one.price = undefined;
      isLost = true;
    }
  }
  const local = of.total_price_local_currency ?? of.price_local_currency;
  if (of.total_price !== undefined && of.total_price === local) {
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
