import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** https://www.itu.int/rec/T-REC-E.164: at most 15 digits; the shortest numbers with their country code have 7. */
const international = /^\+[1-9]\d{6,14}$/;
/** The country codes of one and two digits; all others have three. */
const countryCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
/** Italy, San Marino and the Vatican, Ivory Coast, Gabon, Congo: there the number itself begins with 0. */
const keepsZero = new Set(['+39', '+378', '+379', '+225', '+241', '+242']);
const separators = /[\s().\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff-]/g;
const longestText = 60;

/**
 * A phone number in the form E.164, `+493012345678`, where it is surely that; else unreadable: national numbers (whose country
 * nobody knows), extensions, several numbers. Blanks, brackets, dots, dashes, one slash before the number, `tel:`, `00` and the
 * bracketed zero of `+49 (0)30` go.
 */
export const phoneNumber: Kind<string> = {
  name: 'phoneNumber',
  wanted: 'one phone number with its country code, such as +493012345678',
  read: (given) => {
    const text = textOf(given);
    if (typeof text !== 'string') return text;
    if (international.test(text)) return isPlausible(text) ? text : unreadable;
    return text.length > longestText ? unreadable : readWritten(text);
  },
};

function readWritten(text: string): Reading<string> {
  const [before = '', ...after] = text.replace(/^tel:/i, '').split('/');
  // What follows the slash of "030/123456" is a number; that of "123456/12" might be an extension or another number's end.
  if (after.length > 1 || after.some((part) => part.replace(separators, '').length < 5)) return unreadable;
  const joined = before + after.join('');
  const hasZeroInBrackets = /\(\s*0\s*\)/.test(joined);
  const number = joined
    .replace(/\(\s*0\s*\)/, '')
    .replace(separators, '')
    .replace(/^00/, '+');
  if (!international.test(number) || !isPlausible(number)) return unreadable;
  return hasZeroInBrackets && keepsZero.has(countryOf(number)) ? unreadable : number;
}

/** A zero behind the country code is dialled within the country alone; North America and Russia have ten digits after theirs. */
function isPlausible(number: string): boolean {
  const country = countryOf(number);
  if (country === '+1') return /^\+1[2-9]\d{9}$/.test(number);
  if (country === '+7') return /^\+7[1-9]\d{9}$/.test(number);
  return number[country.length] !== '0' || keepsZero.has(country);
}

function countryOf(number: string): string {
  return countryCode.exec(number)?.[0] ?? '';
}
