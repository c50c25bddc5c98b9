import { type ObjectOf, productId, productIds, productLines } from '@sluice/kit';
import type { Settings } from './connection';

const description = 'As on your website and in your product feed, else Bluecore cannot find the product.';

/** A line of a list: https://help.bluecore.com/help/events-api knows its `id` alone. */
const productLine = {
  id: productId('Product ID', description, { from: productIds, required: true }),
  sku: productId('SKU', 'Leads where the settings say so.', { from: ['sku', 'variant_sku'] }),
} as const;

/** Bluecore knows neither prices nor quantities: whatever else a line holds is out of its way, and goes nowhere. */
export const lines = productLines(productLine, { rest: false });
/** Of an event whose properties are agreed upon, lines keep what they hold. */
export const ownLines = productLines(productLine);

/** The one product of an event. */
export const product = {
  product_id: productId('Product ID', `${description} Wins over the list of products.`, {
    from: productIds,
  }),
  sku: productId('SKU', 'Leads where the settings say so.', { from: ['sku', 'variant_sku'] }),
} as const;

/** The ID that leads by the settings. */
export function leadingId(id: string | undefined, sku: string | undefined, settings: Settings) {
  return settings.productIdFrom === 'sku' ? (sku ?? id) : id;
}

type Line = ObjectOf<typeof productLine>;

/** The products as Bluecore takes them, each once. */
export function productsOf(
  {
    product_id: id,
    sku,
    products = [],
  }: ObjectOf<typeof product> & { readonly products?: readonly Line[] | undefined },
  settings: Settings,
): { id: string }[] {
  const own = leadingId(id, sku, settings);
  const ids = own === undefined ? products.map((line) => leadingId(line.id, line.sku, settings) ?? line.id) : [own];
  return [...new Set(ids)].map((one) => ({ id: one }));
}
