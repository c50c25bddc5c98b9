import { unreadable } from '../../src/kinds/kind';
import { numeric } from '../../src/kinds/numeric';

test.each([
  [12.5, 12.5],
  ['12.5', 12.5],
  [' 12.50 ', 12.5],
  ['-3', -3],
  ['007', 7],
  ['.5', 0.5],
  ['5.', 5],
  [0, 0],
  [-0, 0],
  ['-0', 0],
  [1e-7, 1e-7],
  ['1e-7', 1e-7],
  [0.1 + 0.2, 0.1 + 0.2],
  [-122.4194155, -122.4194155],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ['-9007199254740991', Number.MIN_SAFE_INTEGER],
])('reads %j as %j', (given, read) => {
  expect(numeric.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(numeric.read(given)).toBeUndefined();
});

test.each([
  [Number.POSITIVE_INFINITY],
  [Number.NaN],
  ['Infinity'],
  ['-Infinity'],
  ['NaN'],
  ['0x10'],
  ['0b1'],
  ['1e5'],
  ['1E5'],
  ['1e+21'],
  [1e21],
  ['1,5'],
  ['1 000'],
  ['1_000'],
  ['12 %'],
  ['--1'],
  ['1.2.3'],
  ['.'],
  ['-'],
  ['n/a'],
  ['１２'],
  [9_007_199_254_740_992],
  ['9007199254740993'],
  [true],
  ['true'],
  [[]],
  [[1]],
  [{}],
])('cannot read %j', (given) => {
  expect(numeric.read(given)).toBe(unreadable);
});
