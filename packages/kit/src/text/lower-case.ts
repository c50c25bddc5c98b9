/** A text in lower case, for vendors that treat two spellings of an address as two people. */
export function lowerCase(text: string): string {
  return text.toLowerCase();
}
