import { compact, currency, type FieldDefinition, type FieldDefinitions, type PayloadOf } from '@sluice/kit';

/** What Bloomreach knows of a product, by our names; members of lists allow null, else a null would become 0 or ''. */
const parts = {
  productId: { type: 'string', allowNull: true, label: 'Product ID', description: 'As in your Bloomreach catalogue.' },
  variantId: { type: 'string', allowNull: true, label: 'Variant ID', description: 'As in your Bloomreach catalogue.' },
  title: { type: 'string', allowNull: true, label: 'Title', description: 'What a customer reads.' },
  brand: { type: 'string', allowNull: true, label: 'Brand', description: 'Who makes it.' },
  category: {
    type: 'string',
    allowNull: true,
    label: 'Category',
    description: 'Levels parted by ">" or "/" arrive as category_level_1 to 3.',
  },
  price: { type: 'number', allowNull: true, label: 'Price', description: 'Of one unit, in your base currency.' },
  priceLocalCurrency: {
    type: 'number',
    allowNull: true,
    label: 'Price in the local currency',
    description: 'Of one unit, in the currency the customer sees.',
  },
  quantity: { type: 'number', allowNull: true, label: 'Quantity', description: 'How many units.' },
} as const satisfies FieldDefinitions;

const at = <P extends string>(path: P) => ({ '@path': path }) as const;

/** The one product that an event is about. */
export const product = {
  productId: { ...parts.productId, required: true, allowNull: false, default: at('$.properties.product_id') },
  variantId: { ...parts.variantId, default: at('$.properties.sku') },
  title: { ...parts.title, default: at('$.properties.name') },
  brand: { ...parts.brand, default: at('$.properties.brand') },
  category: { ...parts.category, default: at('$.properties.category') },
  price: { ...parts.price, default: at('$.properties.price') },
  priceLocalCurrency: { ...parts.priceLocalCurrency, default: at('$.properties.price') },
  quantity: { ...parts.quantity, default: at('$.properties.quantity') },
  localCurrency: { ...currency, description: 'The currency the customer sees: three letters, as in ISO 4217.' },
} as const satisfies FieldDefinitions;

/** The lines of an order or cart. */
export const products = {
  type: 'object',
  multiple: true,
  label: 'Products',
  description: 'The lines of the order or cart.',
  properties: parts,
  default: {
    '@arrayPath': [
      '$.properties.products',
      {
        productId: at('$.product_id'),
        variantId: at('$.sku'),
        title: at('$.name'),
        brand: at('$.brand'),
        category: at('$.category'),
        price: at('$.price'),
        priceLocalCurrency: at('$.price'),
        quantity: at('$.quantity'),
      },
    ],
  },
} as const satisfies FieldDefinition;

type Product = PayloadOf<typeof parts>;

/** A product in the words of Bloomreach's events. */
export function productProperties(of: Product) {
  return compact({
    title: of.title,
    product_id: of.productId,
    variant_id: of.variantId,
    brand: of.brand,
    ...categoryLevels(of.category),
    price: of.price,
    price_local_currency: of.priceLocalCurrency,
    quantity: of.quantity,
  });
}

/** The first three levels of a category such as "Home > Kitchen > Pans". */
export function categoryLevels(category: string | null | undefined) {
  const [first, second, third] = (category ?? '').split(/[>/]/).map((level) => level.trim());
  return compact({ category_level_1: first, category_level_2: second, category_level_3: third });
}

/** The lines, and what they add up to; nothing where there are none. */
export function productList(lines: readonly Product[] = []) {
  if (lines.length === 0) return {};
  return { product_list: lines.map(productProperties), total_quantity: sum(lines.map((line) => line.quantity ?? 1)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
