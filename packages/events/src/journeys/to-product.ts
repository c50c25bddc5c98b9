import type { Currency } from '../shop/currencies';
import { site } from '../shop/site';
import { toAmount } from '../shop/to-amount';
import type { Line } from './basket';

/** A product as the common spec writes it. */
export function toProduct(
  { item, variant, quantity, unitPrice }: Line,
  currency: Currency,
  position: number,
  couponCode?: string,
): Record<string, unknown> {
  const product: Record<string, unknown> = {
    product_id: item.id,
    sku: `${item.id}-${item.variants.indexOf(variant) + 1}`,
    name: item.name,
    price: toAmount(unitPrice, currency),
    quantity,
    brand: item.brand,
    category: item.category,
    variant,
    position,
    url: `${site}/products/${item.slug}`,
    image_url: `${site}/images/${item.slug}.jpg`,
  };
  if (couponCode !== undefined) product.coupon = couponCode;
  return product;
}
