import { type Kind, unreadable } from './kind';
import { readNumber } from './numeric';

/** An amount in whole units of its currency (12.50), without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export const money: Kind<number> = {
  name: 'money',
  wanted: 'an amount such as 12.50: digits and at most one decimal point, without currency and thousands separators',
  read: (given) => {
    const number = readNumber(given);
    return number === undefined || number === unreadable ? number : withoutNoise(number);
  },
};

/** At most 14 significant digits (999,999,999,999.99 is exact) and 8 decimals, as many as a bitcoin has. */
export function withoutNoise(number: number): number {
  if (Math.round(number * 100) / 100 === number || Number.isInteger(number) || Math.abs(number) > 1e12) return number;
  return Number(Number(number.toPrecision(14)).toFixed(8)) + 0;
}
