/** Letters that Unicode takes for letters of their own, not for one with an accent. */
const letters = new Map([
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['Ð', 'D'],
  ['þ', 'th'],
  ['Þ', 'Th'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ħ', 'h'],
  ['Ħ', 'H'],
]);

const ascii = /^[\x20-\x7e]*$/;
const foreign = /[^\x20-\x7e]/gu;

/**
 * The name in ASCII, accents and signs left out: `größe` is `grosse`. Empty where it has letters of another script, of which
 * nothing readable can be made.
 */
export function asciiName(name: string): string {
  if (ascii.test(name)) return name.trim();
  let isLatin = true;
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(foreign, (letter) => {
      const spelling = letters.get(letter);
      isLatin &&= spelling !== undefined || !/[\p{L}\p{N}]/u.test(letter);
      return spelling ?? '';
    });
  return isLatin ? plain.trim() : '';
}
