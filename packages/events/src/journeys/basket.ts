import type { CatalogueItem } from '../shop/catalogue';
import type { Currency } from '../shop/currencies';
import type { Random } from '../random';

/** A product in a basket or order. */
export interface Line {
  item: CatalogueItem;
  variant: string;
  quantity: number;
  /** In the smallest unit of the currency. */
  unitPrice: number;
}

/** What a visitor wants to buy. */
export class Basket {
  private held: Line[] = [];

  constructor(private readonly currency: Currency) {}

  get lines(): readonly Line[] {
    return this.held;
  }

  /** The line for `item` if it were put into the basket. */
  offer(item: CatalogueItem, random: Random): Line {
    const { unitsPerEuroCent, priceStep } = this.currency;
    return {
      item,
      variant: random.pick(item.variants),
      quantity: random.chance(0.8) ? 1 : random.integer(2, 4),
      unitPrice: Math.max(1, Math.round((item.euroCents * unitsPerEuroCent) / priceStep)) * priceStep,
    };
  }

  add(added: Line): void {
    const same = this.held.find(({ item, variant }) => item === added.item && variant === added.variant);
    if (same === undefined) this.held.push({ ...added });
    else same.quantity += added.quantity;
  }

  remove(removed: Line): void {
    this.held = this.held.filter((line) => line !== removed);
  }

  clear(): void {
    this.held = [];
  }
}
