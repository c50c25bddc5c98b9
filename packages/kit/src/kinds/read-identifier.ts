import { isPlaceholder } from './is-placeholder';
import { type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** IDFA, GUID and the like of a device that tells none, with or without dashes: all of them would be one. */
const zeros = /^[{(]?[0:-]{8,}[)}]?$/;
/** As JavaScript and spreadsheets write big numbers: digits are lost. */
const scientific = /^-?\d+(?:[.,]\d+)?e\+\d+$/i;
const controlsOrHalves = /[\p{Cc}\p{Surrogate}]/u;

/**
 * An ID as text, trimmed. Unreadable is what no system issues as one: words for nothing, zeros alone, and a number that
 * JavaScript cannot hold exactly, for then two IDs have become one before anybody could look: it is to be sent as text.
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

/** Begins with a letter or digit, is ASCII without blanks and plus signs, and has a digit other than 0, as no placeholder has. */
export function isSurelyIdentifier(text: string): boolean {
  return plain.test(text) && !text.includes('undefined');
}
const plain = /^(?:[1-9]|[A-Za-z0][!-*,-0:-~]*[1-9])[!-*,-~]*$/;
