/**
 * What amounts or quantities come to, with at most so many decimals: those beyond are the noise of binary fractions, for no currency
 * has more than four. Undefined where there is nothing to add.
 */
export function sumOf(numbers: readonly (number | undefined)[], decimals = 4): number | undefined {
  let sum: number | undefined;
  for (const number of numbers) if (number !== undefined) sum = (sum ?? 0) + number;
  return sum === undefined ? undefined : Number(sum.toFixed(decimals));
}
