import { rememberNames } from '@sluice/kit';

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

const foreign = /[^\x20-\x7e]/gu;
const foreignLetter = /(?![\x20-\x7e])[\p{L}\p{N}]/u;

/**
 * The name in ASCII, accents and signs left out: `größe` is `grosse`. Empty where it has letters of another script, of which
 * nothing readable can be made.
 */
export const asciiName = rememberNames((name): string => {
  const bare = name.normalize('NFKD').replace(/\p{M}+/gu, '');
  const latin = bare.replace(foreign, (letter) => letters.get(letter) ?? letter);
  return foreignLetter.test(latin) ? '' : latin.replace(foreign, '').trim();
});
