import { type FieldDefinitions, type PayloadOf, products as specProducts } from '@sluice/kit';

const { productId } = specProducts.properties;
const description = 'As on your web site and in your product feed, else Bluecore cannot find the product.';

/** The products that an event is about: one, or a list. */
export const product = {
  productId: {
    type: 'string',
    label: 'Product ID',
    description: `${description} Wins over the list of products.`,
    default: { '@path': '$.properties.product_id' },
  },
  products: {
    type: 'object',
    multiple: true,
    label: 'Products',
    description: 'Where the event is about several. Bluecore knows their IDs, and neither prices nor quantities.',
    properties: { productId: { ...productId, description } },
    default: { '@arrayPath': ['$.properties.products', { productId: { '@path': '$.product_id' } }] },
  },
} as const satisfies FieldDefinitions;

interface Context {
  readonly payload: PayloadOf<typeof product>;
  readonly note: (text: string) => void;
}

/** The products as Bluecore takes them, each once. */
export function productsOf({ payload, note }: Context): { id: string }[] {
  const lines = payload.productId?.trim() ? [payload] : (payload.products ?? []);
  const ids = lines.map((line) => (line.productId ?? '').trim()).filter((id) => id !== '');
  if (ids.length < lines.length) note('A product without an ID was left out.');
  return [...new Set(ids)].map((id) => ({ id }));
}
