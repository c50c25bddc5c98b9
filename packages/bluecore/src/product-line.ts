import { type ObjectOf, productId, productIds, productLines } from '@sluice/kit';
import type { Settings } from './connection';

const description = 'As on your website and in your product feed; otherwise Bluecore cannot find the product.';

/** A product in a list, of which https://help.bluecore.com/help/events-api knows only the `id`. */
const productLine = {
  id: productId('Product ID', description, { from: productIds, required: true }),
  sku: productId('SKU', 'The main ID if the settings say so.', { from: ['sku', 'variant_sku'] }),
} as const;

/** Bluecore takes no prices or quantities, so nothing else of a product is sent. */
export const lines = productLines(productLine, { rest: false });
/** The properties of custom events are agreed with Bluecore: their products keep everything. */
export const ownLines = productLines(productLine);

/** The product of an event that is about one. */
export const product = {
  product_id: productId('Product ID', `${description} Wins over the list of products.`, {
    from: productIds,
  }),
  sku: productId('SKU', 'The main ID if the settings say so.', { from: ['sku', 'variant_sku'] }),
} as const;

/** Which of the two IDs the settings prefer. */
export function leadingId(id: string | undefined, sku: string | undefined, settings: Settings) {
  return settings.productIdFrom === 'sku' ? (sku ?? id) : id;
}

type Line = ObjectOf<typeof productLine>;

/** The products as Bluecore takes them, without repeats. */
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
