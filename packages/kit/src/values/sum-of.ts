/**
 * The sum of amounts or quantities, rounded to `decimals`: no currency has more than four, and the rest is the noise of binary
 * fractions. Undefined if there is nothing to add.
 */
export function sumOf(numbers: readonly (number | undefined)[], decimals = 4): number | undefined {
  let sum: number | undefined;
  for (const number of numbers) if (number !== undefined) sum = (sum ?? 0) + number;
  return sum === undefined ? undefined : Number(sum.toFixed(decimals));
}
