import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

const decimal = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** A number that JavaScript can represent as it was written; `-0` is 0. */
export const numeric: Kind<number> = {
  name: 'numeric',
  wanted: 'a number such as 12.5',
  read: readNumber,
};

/**
 * In texts, reads only plain decimals (12.50, -3) and what JavaScript itself writes (1e-7): never `0x10`, `Infinity`, `1,299.00`,
 * `$12` or `1e5`, which could become unintended numbers.
 */
export function readNumber(given: unknown): Reading<number> {
  if (typeof given === 'number') return isExact(given) ? given + 0 : unreadable;
  if (typeof given === 'boolean') return unreadable;
  const text = textOf(given);
  if (typeof text !== 'string') return text;
  const number = Number(text);
  return isExact(number) && (decimal.test(text) || String(number) === text) ? number + 0 : unreadable;
}

/** Finite, and not an integer beyond 2^53, where neighbouring integers become equal. */
function isExact(number: number): boolean {
  return number <= Number.MAX_SAFE_INTEGER && number >= -Number.MAX_SAFE_INTEGER;
}
