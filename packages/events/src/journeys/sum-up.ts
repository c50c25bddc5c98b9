import type { Coupon } from '../shop/coupons';
import type { Region } from '../shop/regions';
import type { Currency } from '../shop/currencies';
import type { Line } from './basket';

/** The amounts of an order, all in the smallest unit of the currency. */
export interface Sums {
  discount: number;
  /** After the discount, before shipping and tax. */
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
}

/** Adds up an order. */
export function sumUp(
  lines: readonly Line[],
  { region, currency }: { region: Region; currency: Currency },
  coupon: Coupon | undefined,
): Sums {
  const listed = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  const discount = coupon === undefined ? 0 : Math.round((listed * coupon.percent) / 100);
  const subtotal = listed - discount;
  const shipping = subtotal >= currency.freeShippingFrom ? 0 : currency.shippingFee;
  const tax = Math.round((subtotal * region.taxPercent) / 100);
  return { discount, subtotal, shipping, tax, total: subtotal + shipping + tax };
}
