/**
 * A text parted by what stands in so many braces: texts and paths by turns, as `split` gives them for `/\{{n}([^}]+)\}{n}/`. Looks at
 * each character once; that pattern looks at the rest of the text for each brace.
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
      // Braces further on, before this end, have the same one.
      from = text.indexOf(opening, end + 1);
    }
  }
  return [...parts, text.slice(start)];
}
