import { isPlaceholder } from './is-placeholder';
import { type Kind, unreadable } from './kind';
import { readText } from './text';

const words: ReadonlyMap<string, string> = new Map([
  ...['m', 'male', 'man', 'männlich', 'homme'].map((word) => [word, 'male'] as const),
  ...['f', 'female', 'woman', 'w', 'weiblich', 'femme'].map((word) => [word, 'female'] as const),
]);

/** `male`, `female`, or another word as written. Digits are unreadable: 1 is male in one system, female in another. */
export const gender: Kind<string> = {
  name: 'gender',
  wanted: 'a gender such as "female"',
  read: (given) => {
    const text = readText(given);
    if (typeof text !== 'string') return text;
    const word = words.get(text.toLowerCase());
    return word ?? (isPlaceholder(text) || !/\p{L}/u.test(text) ? unreadable : text);
  },
};
