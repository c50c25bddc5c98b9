import { type Reading, unreadable } from './kind';
import { trimText } from './trim-text';

/**
 * The trimmed text of a text, number or boolean, since hosts may replace one by another; nothing if it is blank. Objects are not
 * converted: their `toString` might throw, and is not meaningful.
 */
export function textOf(given: unknown): Reading<string> {
  switch (typeof given) {
    case 'string': {
      const text = trimText(given);
      return text === '' ? undefined : text;
    }
    case 'number':
      return Number.isFinite(given) ? String(given) : unreadable;
    case 'boolean':
    case 'bigint':
      return String(given);
    case 'undefined':
      return undefined;
    default:
      return given === null ? undefined : unreadable;
  }
}
