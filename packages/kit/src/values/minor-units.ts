/** Currencies that do not have two decimals: https://www.six-group.com/en/products-services/financial-information/data-standards.html */
const decimals: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** An amount in the smallest units of its currency, for a vendor that counts cents: 12.5 euros are 1250, 12 yen are 12. */
export function minorUnits(amount: number, currency: string): number;
export function minorUnits(amount: number | undefined, currency: string): number | undefined;
export function minorUnits(amount: number | undefined, currency: string): number | undefined {
  if (amount === undefined) return undefined;
  // 1.005 * 100 is 100.49999999999999.
  return Math.round(Number((amount * 10 ** (decimals.get(currency) ?? 2)).toPrecision(14)));
}
