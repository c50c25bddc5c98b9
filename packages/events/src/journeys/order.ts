import type { Coupon } from '../shop/coupons';
import { toAmount } from '../shop/to-amount';
import type { Line } from './basket';
import { sumUp } from './sum-up';
import { toProduct } from './to-product';
import type { Visitor } from './visitor';

/** An order, and what events say about it. */
export class Order {
  readonly id: string;
  readonly checkoutId: string;
  readonly visitor: Visitor;
  readonly lines: Line[];
  coupon: Coupon | undefined;

  constructor(visitor: Visitor, number: number, lines: readonly Line[]) {
    this.id = `O-${visitor.code}-${number}`;
    this.checkoutId = `CH-${visitor.code}-${number}`;
    this.visitor = visitor;
    this.lines = lines.map((line) => ({ ...line }));
  }

  get products(): Record<string, unknown>[] {
    return this.lines.map((line, index) => toProduct(line, this.visitor.currency, index + 1, this.coupon?.code));
  }

  /** In the smallest unit of the currency. */
  get discount(): number {
    return sumUp(this.lines, this.visitor, this.coupon).discount;
  }

  /** The properties of the order in its events. */
  describe(): Record<string, unknown> {
    const { currency, phone } = this.visitor;
    const sums = sumUp(this.lines, this.visitor, this.coupon);
    return {
      checkout_id: this.checkoutId,
      order_id: this.id,
      affiliation: phone === undefined ? 'Harbour Online' : 'Harbour App',
      subtotal: toAmount(sums.subtotal, currency),
      total: toAmount(sums.total, currency),
      revenue: toAmount(sums.subtotal, currency),
      shipping: toAmount(sums.shipping, currency),
      tax: toAmount(sums.tax, currency),
      discount: toAmount(sums.discount, currency),
      ...(this.coupon !== undefined && { coupon: this.coupon.code }),
      currency: currency.code,
      products: this.products,
    };
  }

  /** One piece of the first line, without shipping. */
  describePiece(): Record<string, unknown> {
    const { currency } = this.visitor;
    const lines = this.lines.slice(0, 1).map((line) => ({ ...line, quantity: 1 }));
    const { discount, subtotal, tax } = sumUp(lines, this.visitor, this.coupon);
    return {
      order_id: this.id,
      subtotal: toAmount(subtotal, currency),
      total: toAmount(subtotal + tax, currency),
      revenue: toAmount(subtotal, currency),
      shipping: 0,
      tax: toAmount(tax, currency),
      discount: toAmount(discount, currency),
      currency: currency.code,
      products: lines.map((line) => toProduct(line, currency, 1, this.coupon?.code)),
    };
  }
}
