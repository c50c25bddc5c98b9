/** A text in small letters: for vendors to whom two spellings of an address are two people. */
export function lowerCase(text: string): string {
  return text.toLowerCase();
}
