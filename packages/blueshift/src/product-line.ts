import { computed, money, productId, productIds, productLines, quantity } from '@sluice/kit';
import type { Context, Settings } from './connection';

const otherId = {
  variant_sku: productId('SKU', 'Of the variant, if it is not the product ID.', { from: ['sku', 'variant_sku'] }),
  parent_product_id: computed<string>('Parent', 'The product ID, if the SKU is the main ID.'),
} as const;

const amounts = {
  price: money('Price', 'Of one unit.'),
  quantity: quantity('Quantity', 'How many units.'),
} as const;

/**
 * A product of a cart or order. Its catalogue ID is called `sku`:
 * https://developer.blueshift.com/docs/your-sites-event-data
 */
const productLine = {
  sku: productId('Product ID', 'As in your Blueshift catalogue.', {
    from: productIds,
    required: true,
  }),
  ...otherId,
  ...amounts,
} as const;

export const lines = productLines(productLine, {
  made: (all, settings: Settings, note) => {
    for (const line of all) line.sku = leadingId(line.sku, line, { settings, note });
    return all;
  },
});

/** The product of an event that is about one. */
export const product = {
  product_id: productId('Product ID', 'As in your Blueshift catalogue.', { from: productIds }),
  ...otherId,
  ...amounts,
} as const;

/** The product of a custom event. What its `price` or `id` means, only the sender knows. */
export const anyProduct = {
  product_id: productId('Product ID', 'Of the event’s single product.', { from: ['product_id', 'sku'] }),
  ...otherId,
} as const;

interface OtherIds {
  variant_sku?: string | undefined;
  parent_product_id?: string | undefined;
}

/**
 * The ID that the settings prefer. The other one is kept where it differs. In a catalogue, none has more than 64 characters:
 * https://developer.blueshift.com/docs/products-and-catalogs
 */
export function leadingId(
  id: string,
  others: OtherIds,
  { settings, note }: Pick<Context, 'settings' | 'note'>,
): string {
  const variant = others.variant_sku === id ? undefined : others.variant_sku;
  const isVariant = settings.productIdFrom === 'sku' && variant !== undefined;
  others.variant_sku = isVariant ? undefined : variant;
  others.parent_product_id = isVariant ? id : undefined;
  const leading = isVariant ? variant : id;
  if (leading.length > 64) note('A product ID has more than 64 characters: none in Blueshift’s catalogue can.');
  return leading;
}
