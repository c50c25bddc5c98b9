import { unreadable } from '../../src/kinds/kind';
import { wholeNumber } from '../../src/kinds/whole-number';

test.each([
  [3, 3],
  ['3', 3],
  ['3.0', 3],
  [0, 0],
  [-2, -2],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
])('reads %j as %j', (given, read) => {
  expect(wholeNumber.read(given)).toBe(read);
});

test.each([[undefined], [null], ['']])('takes %j for nothing', (given) => {
  expect(wholeNumber.read(given)).toBeUndefined();
});

test.each([[1.5], ['1.5'], [1e-7], [2 ** 53], ['1e3'], ['0x10'], [true], ['first'], [{}]])(
  'cannot read %j',
  (given) => {
    expect(wholeNumber.read(given)).toBe(unreadable);
  },
);
