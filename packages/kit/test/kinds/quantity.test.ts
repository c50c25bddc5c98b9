import { unreadable } from '../../src/kinds/kind';
import { quantity } from '../../src/kinds/quantity';

test.each([
  [1, 1],
  ['2', 2],
  ['3.0', 3],
  [0, 0],
  [-0, 0],
  [1.5, 1.5],
  ['0.25', 0.25],
  [0.1 + 0.2, 0.3],
])('reads %j as %j', (given, read) => {
  expect(quantity.read(given)).toBe(read);
});

test.each([[undefined], [null], ['']])('takes %j for nothing', (given) => {
  expect(quantity.read(given)).toBeUndefined();
});

test.each([[-1], ['-1'], ['2x'], ['two'], ['1,5'], [true], [Number.NaN], [Number.POSITIVE_INFINITY], [[1]]])(
  'cannot read %j',
  (given) => {
    expect(quantity.read(given)).toBe(unreadable);
  },
);
