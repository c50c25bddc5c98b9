import { compact, type FieldDefinitions, inSnakeCase, type PayloadOf, type products } from '@sluice/kit';

/** The one product that an event is about. */
export const product = {
  productId: {
    type: 'string',
    label: 'Product ID',
    description: 'As in your Blueshift catalogue, unless the settings take the SKU.',
    default: { '@path': '$.properties.product_id' },
  },
  sku: {
    type: 'string',
    label: 'SKU',
    description: 'Stock keeping unit.',
    default: { '@path': '$.properties.sku' },
  },
} as const satisfies FieldDefinitions;

export interface ProductSettings {
  readonly productIdFrom: 'product_id' | 'sku';
}

interface Ids {
  readonly productId?: string | null | undefined;
  readonly sku?: string | null | undefined;
}

/** The ID in Blueshift's catalogue, and the other one under a name of its own where it is another. */
export function catalogueId({ productId, sku }: Ids, { productIdFrom }: ProductSettings) {
  const ids = productIdFrom === 'sku' ? [sku, productId] : [productId, sku];
  const [id, other] = ids.map((one) => (one ?? '').trim()).filter((one) => one !== '');
  const otherName = productIdFrom === 'sku' ? 'parent_product_id' : 'variant_sku';
  return { id, other: compact({ [otherName]: other === id ? undefined : other }) };
}

type Line = NonNullable<PayloadOf<{ readonly products: typeof products }>['products']>[number];

/** The lines of a cart or order: `sku` is the name of the catalogue's ID in them. */
export function productLines(lines: readonly Line[] = [], settings: ProductSettings) {
  const named = lines.map(({ productId, sku, ...others }) => {
    const { id, other } = catalogueId({ productId, sku }, settings);
    return compact({ ...inSnakeCase(others), ...other, sku: id });
  });
  return named.length > 0 ? named : undefined;
}
