/** A word that can be pasted into a shell, quoted if necessary. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `"${word.replaceAll(/["$`]/g, String.raw`\$&`)}"`;
}
