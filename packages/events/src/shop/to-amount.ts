import type { Currency } from './currencies';

/** Dividing a whole number once gives the double that prints with two decimals at most. */
export function toAmount(units: number, currency: Currency): number {
  return units / currency.unitsPerWhole;
}
