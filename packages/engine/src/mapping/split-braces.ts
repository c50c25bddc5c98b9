/**
 * Splits a text at what is in this many braces: texts and paths alternate, as with `split` by `/\{{n}([^}]+)\}{n}/`. Looks at each
 * character once, while that pattern scans the rest of the text for each brace.
 */
export function splitBraces(text: string, count: 2 | 3): string[] {
  const [opening, closing] = ['{'.repeat(count), '}'.repeat(count)];
  const parts: string[] = [];
  let start = 0;
  let from = text.indexOf(opening);
  while (from !== -1) {
    const end = text.indexOf('}', from + count);
    if (end === -1) break;
    if (end > from + count && text.startsWith(closing, end)) {
      parts.push(text.slice(start, from), text.slice(from + count, end));
      start = end + count;
      from = text.indexOf(opening, start);
    } else {
      // Any braces before this end would have the same end.
      from = text.indexOf(opening, end + 1);
    }
  }
  return [...parts, text.slice(start)];
}
