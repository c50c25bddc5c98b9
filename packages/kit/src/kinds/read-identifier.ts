import { isPlaceholder } from './is-placeholder';
import { type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** The IDFA, GUID and so on of a device that hides its own, with or without dashes: they would all be the same. */
const zeros = /^[{(]?[0:-]{8,}[)}]?$/;
/** How JavaScript and spreadsheets write big numbers, with digits lost. */
const scientific = /^-?\d+(?:[.,]\d+)?e\+\d+$/i;
const controlsOrHalves = /[\p{Cc}\p{Surrogate}]/u;

/**
 * An ID as text, trimmed. Unreadable: placeholders, zeros alone, and numbers that JavaScript cannot represent exactly. Among those, two
 * different IDs may have become the same; they must be sent as text.
 */
export function readIdentifier(given: unknown): Reading<string> {
  if (typeof given === 'number') {
    if (Number.isInteger(given) && !Number.isSafeInteger(given)) return unreadable;
    if (given > 0 && given < Infinity) return String(given);
  }
  const text = textOf(given);
  if (typeof text !== 'string' || isSurelyIdentifier(text)) return text;
  const isNone = zeros.test(text) || scientific.test(text) || controlsOrHalves.test(text) || isPlaceholder(text);
  return isNone ? unreadable : text;
}

/** Begins with a letter or digit, is ASCII without spaces and plus signs, and has a digit other than 0, unlike any placeholder. */
export function isSurelyIdentifier(text: string): boolean {
  return plain.test(text) && !text.includes('undefined');
}
const plain = /^(?:[1-9]|[A-Za-z0][!-*,-0:-~]*[1-9])[!-*,-~]*$/;
