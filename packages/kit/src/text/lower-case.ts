/** A text in lower case, for vendors that take two spellings of an address for two people. */
export function lowerCase(text: string): string {
  return text.toLowerCase();
}
