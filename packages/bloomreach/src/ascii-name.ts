import { rememberNames } from '@sluice/kit';

/** Letters that Unicode does not decompose into a base letter and an accent. */
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

const foreign = /[^\x20-\x7e]/gu;
const foreignLetter = /(?![\x20-\x7e])[\p{L}\p{N}]/u;

/**
 * The name in ASCII, without accents and signs: `größe` becomes `grosse`. Empty if it has letters of another script.
 */
export const asciiName = rememberNames((name): string => {
  const bare = name.normalize('NFKD').replace(/\p{M}+/gu, '');
  const latin = bare.replace(foreign, (letter) => letters.get(letter) ?? letter);
  return foreignLetter.test(latin) ? '' : latin.replace(foreign, '').trim();
});
