import { type Kind, unreadable } from './kind';
import { withoutNoise } from './money';
import { readNumber } from './numeric';

/** How many or how much: 0 or more, with decimals for goods sold by weight or length. A return is not a negative quantity. */
export const quantity: Kind<number> = {
  name: 'quantity',
  wanted: 'a quantity such as 2: a number, 0 or more',
  read: (given) => {
    const number = readNumber(given);
    if (number === undefined || number === unreadable) return number;
    return number < 0 ? unreadable : withoutNoise(number);
  },
};
