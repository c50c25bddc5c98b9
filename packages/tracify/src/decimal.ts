/** Numbers have about 16 digits: beyond this they have no cents left. */
const largest = 1e13;

const separators = { dot: '.', comma: ',' };

export type DecimalSeparator = keyof typeof separators;

/** A number from 0 as text, with so many decimals, or as many as it has up to four; undefined where it is no sum. */
export function decimal(number: number, separator: DecimalSeparator, decimals?: number): string | undefined {
  if (!(number >= 0 && number < largest)) return undefined;
  const text = decimals === undefined ? String(Number(number.toFixed(4))) : number.toFixed(decimals);
  return text.replace('.', separators[separator]);
}
