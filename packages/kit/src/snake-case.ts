/** Letters and digits of any script, each with its accents. */
const words = /(?:[\p{L}\p{N}]\p{M}*)+/gu;

/** A name in lower-case words joined by underscores: `Order Completed` and `orderCompleted` become `order_completed`. */
export function snakeCase(name: string): string {
  const spaced = name
    .normalize('NFC')
    .replace(/([\p{Ll}\d]\p{M}*)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}\p{M}*)(\p{Lu}\p{M}*\p{Ll})/gu, '$1 $2');
  return (spaced.match(words) ?? []).join('_').toLowerCase();
}
