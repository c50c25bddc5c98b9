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

/** Begins with a letter or digit, is ASCII without blanks, has a digit other than 0 (no placeholder has) and no plus sign. */
export function isSurelyIdentifier(text: string): boolean {
  let hasDigit = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f || code === 0x2b) return false;
    if (code > 0x30 && code < 0x3a) hasDigit = true;
    else if (index === 0 && !isLetter(code)) return false;
  }
  return hasDigit;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
