import { rememberNames } from '../remember';

/** Letters and digits of any script, with their accents. */
const words = /(?:[\p{L}\p{N}]\p{M}*)+/gu;

/** A name in snake case: `Order Completed` and `orderCompleted` become `order_completed`. */
export const snakeCase = rememberNames((name) => {
  const spaced = name
    .normalize('NFC')
    .replace(/([\p{Ll}\d]\p{M}*)(\p{CWL})/gu, '$1 $2')
    .replace(/(\p{CWL}\p{M}*)(\p{CWL}\p{M}*\p{Ll})/gu, '$1 $2');
  return (spaced.match(words) ?? []).join('_').toLowerCase();
});
