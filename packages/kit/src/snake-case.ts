import { compact } from './compact';

/** Letters and digits of any script, each with its accents. Capitals are those that have a small letter. */
const words = /(?:[\p{L}\p{N}]\p{M}*)+/gu;

/** A name in lower-case words joined by underscores: `Order Completed` and `orderCompleted` become `order_completed`. */
export function snakeCase(name: string): string {
  const spaced = name
    .normalize('NFC')
    .replace(/([\p{Ll}\d]\p{M}*)(\p{CWL})/gu, '$1 $2')
    .replace(/(\p{CWL}\p{M}*)(\p{CWL}\p{M}*\p{Ll})/gu, '$1 $2');
  return (spaced.match(words) ?? []).join('_').toLowerCase();
}

/** The same members under names in snake case, without those that are empty. */
export function inSnakeCase(members: Readonly<Record<string, unknown>>, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(Object.entries(compact(members)).map(([name, value]) => [prefix + snakeCase(name), value]));
}
