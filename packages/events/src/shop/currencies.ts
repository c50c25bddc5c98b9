/** A currency, and the shop’s prices in it. */
export interface Currency {
  code: 'EUR' | 'USD' | 'GBP' | 'JPY';
  /** Smallest units of the currency to one of what it is named after: 100 cents, 1 yen. */
  unitsPerWhole: 1 | 100;
  /** Smallest units for one cent of the catalogue's net price in euros. */
  unitsPerEuroCent: number;
  /** Prices are multiples of this many smallest units. */
  priceStep: number;
  shippingFee: number;
  freeShippingFrom: number;
}

/** Amounts are whole numbers of the smallest unit. `toAmount` converts them to what an event says. */
export const currencies: Readonly<Record<Currency['code'], Currency>> = {
  EUR: {
    code: 'EUR',
    unitsPerWhole: 100,
    unitsPerEuroCent: 1,
    priceStep: 5,
    shippingFee: 495,
    freeShippingFrom: 15_000,
  },
  USD: {
    code: 'USD',
    unitsPerWhole: 100,
    unitsPerEuroCent: 1.12,
    priceStep: 5,
    shippingFee: 795,
    freeShippingFrom: 20_000,
  },
  GBP: {
    code: 'GBP',
    unitsPerWhole: 100,
    unitsPerEuroCent: 0.86,
    priceStep: 5,
    shippingFee: 399,
    freeShippingFrom: 12_000,
  },
  JPY: {
    code: 'JPY',
    unitsPerWhole: 1,
    unitsPerEuroCent: 1.6,
    priceStep: 10,
    shippingFee: 550,
    freeShippingFrom: 15_000,
  },
};
