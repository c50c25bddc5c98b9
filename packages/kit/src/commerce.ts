import type { FieldDefinition } from './fields';
import { firstOf } from './first-of';

/**
 * The commerce part of the common event spec (https://segment.com/docs/connections/spec/ecommerce/v2/), as fields.
 * Members of list items allow null: without that a null would be coerced to 0, false or '' before `items` sees it.
 */
export const products = {
  type: 'object',
  multiple: true,
  label: 'Products',
  description: 'The lines of the order or cart.',
  additionalProperties: true,
  properties: {
    productId: { type: 'string', allowNull: true, label: 'Product ID', description: 'As in your catalogue.' },
    sku: { type: 'string', allowNull: true, label: 'SKU', description: 'Stock keeping unit.' },
    variant: { type: 'string', allowNull: true, label: 'Variant', description: 'Size, colour or the like.' },
    name: { type: 'string', allowNull: true, label: 'Name', description: 'What a customer reads.' },
    brand: { type: 'string', allowNull: true, label: 'Brand', description: 'Who makes it.' },
    category: { type: 'string', allowNull: true, label: 'Category', description: 'Where it stands in the shop.' },
    price: { type: 'number', allowNull: true, label: 'Price', description: 'Of one unit.' },
    quantity: { type: 'number', allowNull: true, label: 'Quantity', description: 'How many units.' },
    coupon: { type: 'string', allowNull: true, label: 'Coupon', description: 'The code used for this product.' },
    url: { type: 'string', allowNull: true, label: 'URL', description: 'Of the product page.' },
    imageUrl: { type: 'string', allowNull: true, label: 'Image URL', description: 'Of the product picture.' },
  },
  default: {
    '@arrayPath': [
      '$.properties.products',
      {
        productId: { '@path': '$.product_id' },
        sku: { '@path': '$.sku' },
        variant: { '@path': '$.variant' },
        name: { '@path': '$.name' },
        brand: { '@path': '$.brand' },
        category: { '@path': '$.category' },
        price: { '@path': '$.price' },
        quantity: { '@path': '$.quantity' },
        coupon: { '@path': '$.coupon' },
        url: { '@path': '$.url' },
        imageUrl: { '@path': '$.image_url' },
      },
    ],
  },
} as const satisfies FieldDefinition;

export const orderId = {
  type: 'string',
  label: 'Order ID',
  description: 'The number under which your shop knows the order.',
  required: true,
  default: { '@path': '$.properties.order_id' },
} as const satisfies FieldDefinition;

/** The spec's `total`, else its `revenue`, else `value`. */
export const orderTotal = {
  type: 'number',
  label: 'Total',
  description: 'What the customer pays for the whole order.',
  required: true,
  default: firstOf('$.properties.total', '$.properties.revenue', '$.properties.value'),
} as const satisfies FieldDefinition;

export const currency = {
  type: 'string',
  label: 'Currency',
  description: 'Three letters, as in ISO 4217.',
  default: { '@path': '$.properties.currency' },
} as const satisfies FieldDefinition;
