/** What may stand before, between and behind values: blanks, commas, RFC 7464's separator, byte order marks. */
const isSeparator = (character: string) => character.trim() === '' || ',\u001e\uFEFF'.includes(character);

/** A text from its first character on that is none. */
export function withoutLeadingSeparators(text: string): string {
  let start = 0;
  while (start < text.length && isSeparator(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** A text up to its last character that is none; `\n` as two characters is one, too. */
export function withoutTrailingSeparators(text: string): string {
  let end = text.length;
  while (end > 0) {
    if (isSeparator(text.charAt(end - 1))) end -= 1;
    else if (/\\[nrt]/.test(text.slice(Math.max(0, end - 2), end))) end -= 2;
    else break;
  }
  return text.slice(0, end);
}
