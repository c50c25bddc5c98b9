import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** https://www.itu.int/rec/T-REC-E.164: at most 15 digits. With the country code, the shortest numbers have 7. */
const international = /^\+[1-9]\d{6,14}$/;
/** The country codes of one and two digits; all others have three. */
const countryCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
/** Italy, San Marino, the Vatican, Ivory Coast, Gabon and Congo, where the number itself may begin with 0. */
const keepsZero = new Set(['+39', '+378', '+379', '+225', '+241', '+242']);
/** Spaces, brackets, dots, hyphens, dashes, the minus sign, and zero-width characters. */
const separators = /[\s().\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\u2212\ufeff-]+/g;
const written = /^[+\d/\s().\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\u2212\ufeff-]{1,60}$/;

/**
 * A phone number in E.164, such as `+493012345678`. Removes spaces, brackets, dots, dashes, slashes before the number, `tel:`, `00`
 * and the bracketed zero of `+49 (0)30`. Unreadable: national numbers (of an unknown country), extensions, several numbers.
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
  // Before a slash is an area code ("+49 30/123456"). The end of "…3456/12" may be an extension, or the end of another number.
  const slash = marked.lastIndexOf('/');
  if (slash > 9 || (slash !== -1 && marked.length - slash < 6)) return unreadable;
  const joined = marked.replaceAll('/', '');
  const zero = joined.indexOf('z');
  const number = zero === -1 ? joined : joined.slice(0, zero) + joined.slice(zero + 1);
  if (!international.test(number) || !isPlausible(number)) return unreadable;
  const country = countryOf(number);
  return zero === -1 || (zero === country.length && !keepsZero.has(country)) ? number : unreadable;
}

/** A zero after the country code is only dialled within the country. North America and Russia have ten digits after theirs. */
function isPlausible(number: string): boolean {
  const country = countryOf(number);
  if (country === '+1') return /^\+1[2-9]\d{9}$/.test(number);
  if (country === '+7') return /^\+7[1-9]\d{9}$/.test(number);
  return number[country.length] !== '0' || keepsZero.has(country);
}

function countryOf(number: string): string {
  return countryCode.exec(number)?.[0] ?? '';
}
