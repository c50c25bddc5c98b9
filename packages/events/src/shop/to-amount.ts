import type { Currency } from './currencies';

/** A whole number divided once gives a double that prints with at most two decimals. */
export function toAmount(units: number, currency: Currency): number {
  return units / currency.unitsPerWhole;
}
