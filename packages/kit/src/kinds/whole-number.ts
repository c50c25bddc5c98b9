import { type Kind, unreadable } from './kind';
import { readNumber } from './numeric';

/** An integer: a position, a count, a size in pixels. */
export const wholeNumber: Kind<number> = {
  name: 'wholeNumber',
  wanted: 'a whole number such as 3',
  read: (given) => {
    const number = readNumber(given);
    return number === undefined || Number.isInteger(number) ? number : unreadable;
  },
};
