import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** https://www.itu.int/rec/T-REC-E.164: at most 15 digits; the shortest numbers with their country code have 7. */
const international = /^\+[1-9]\d{6,14}$/;
/** The country codes of one and two digits; all others have three. */
const countryCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
/** Italy, San Marino and the Vatican, Ivory Coast, Gabon, Congo: there the number itself begins with 0. */
const keepsZero = new Set(['+39', '+378', '+379', '+225', '+241', '+242']);
/** Blanks, brackets, dots, hyphens, dashes, the minus sign, and marks of no width. */
const separators = /[\s().\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\u2212\ufeff-]+/g;
const written = /^[+\d/\s().\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\u2212\ufeff-]{1,60}$/;

/**
 * A phone number in the form E.164, `+493012345678`, where it is surely that; else unreadable: national numbers (whose country
 * nobody knows), extensions, several numbers. Blanks, brackets, dots, dashes, slashes before the number, `tel:`, `00` and the
 * bracketed zero of `+49 (0)30` go.
 */
export const phoneNumber: Kind<string> = {
  name: 'phoneNumber',
  wanted: 'one phone number with its country code, such as +493012345678',
  read: (given) => {
    const text = textOf(given);
    if (typeof text !== 'string') return text;
    if (international.test(text)) return isPlausible(text) ? text : unreadable;
    const number = /^tel:/i.test(text) ? text.slice(4) : text;
    return written.test(number) ? readWritten(number) : unreadable;
  },
};

function readWritten(text: string): Reading<string> {
  const marked = text
    .replace(/\(\s?0\s?\)/g, 'z')
    .replace(separators, '')
    .replace(/^00/, '+');
  // Before a slash stands an area ("+49 30/123456"), behind it a number: "…3456/12" may be an extension, or another number's end.
  const slash = marked.lastIndexOf('/');
  if (slash > 9 || (slash !== -1 && marked.length - slash < 6)) return unreadable;
  const joined = marked.replaceAll('/', '');
  const zero = joined.indexOf('z');
  const number = zero === -1 ? joined : joined.slice(0, zero) + joined.slice(zero + 1);
  if (!international.test(number) || !isPlausible(number)) return unreadable;
  const country = countryOf(number);
  return zero === -1 || (zero === country.length && !keepsZero.has(country)) ? number : unreadable;
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
