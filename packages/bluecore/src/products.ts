import { computed, type ObjectOf, productId, productLines } from '@sluice/kit';

const description = 'As on your web site and in your product feed, else Bluecore cannot find the product.';

/** An event's own product: no member of what Bluecore gets. */
export const product = {
  product_id: productId('Product ID', `${description} Wins over the list of products.`, {
    from: ['product_id', 'sku', 'id'],
  }),
  sku: productId('SKU', 'Of the variant, for a setting that has it lead.'),
} as const;

const line = {
  id: productId('Product ID', description, { from: ['product_id', 'sku', 'id'], required: true }),
  sku: productId('SKU', 'Of the variant.'),
  product_id: computed<string>('Parent', 'In an event of your own the product ID, where the SKU leads.'),
} as const;

export const lines = {
  ...productLines(line),
  description: 'Where the event is about several. Bluecore knows their IDs, and neither prices nor quantities.',
};
/** https://help.bluecore.com/help/events-api, "products" */
export const orderLines = {
  ...productLines(line, { required: true }),
  description: 'The lines of the order. Bluecore knows their IDs, and neither prices nor quantities.',
};

interface Settings {
  readonly productIdFrom: 'product_id' | 'sku';
}
type Line = ObjectOf<typeof line>;

/** The ID that leads by the settings; the other one where it is missing. */
export function leadingId(id: string | undefined, sku: string | undefined, { productIdFrom }: Settings) {
  return productIdFrom === 'sku' ? (sku ?? id) : (id ?? sku);
}

/** The products as Bluecore's own events have them: their IDs, each once. */
export function idsOf(products: readonly Line[], settings: Settings): { id: string }[] {
  const ids = new Set<string>();
  for (const { id, sku } of products) ids.add(leadingId(id, sku, settings) ?? id);
  return Array.from(ids, (id) => ({ id }));
}

/** The lines of an event of the sender's own, whole. */
export function leadLines(products: readonly Line[], settings: Settings): void {
  for (const each of products) {
    const id = leadingId(each.id, each.sku, settings) ?? each.id;
    if (id === each.id) continue;
    each.product_id = each.id;
    each.id = id;
    each.sku = undefined;
  }
}
