/** What may precede, separate and follow values: whitespace, commas, RFC 7464's separator, byte order marks. */
const isSeparator = (character: string) => character.trim() === '' || ',\u001e\uFEFF'.includes(character);

/** The text without separators at its beginning. */
export function withoutLeadingSeparators(text: string): string {
  let start = 0;
  while (start < text.length && isSeparator(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** The text without separators at its end; a literal `\n` (two characters) counts as one. */
export function withoutTrailingSeparators(text: string): string {
  let end = text.length;
  while (end > 0) {
    if (isSeparator(text.charAt(end - 1))) end -= 1;
    else if (/\\[nrt]/.test(text.slice(Math.max(0, end - 2), end))) end -= 2;
    else break;
  }
  return text.slice(0, end);
}
