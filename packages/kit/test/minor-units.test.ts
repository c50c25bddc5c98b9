import { minorUnits } from '../src';

it.each([
  [12.5, 'EUR', 1250],
  [1.005, 'USD', 101],
  [-19.99, 'USD', -1999],
  [1200, 'JPY', 1200],
  [1.234, 'KWD', 1234],
  [0, 'EUR', 0],
  [123_456_789.99, 'EUR', 12_345_678_999],
])('%s in %s are %s of the smallest units', (amount, currency, expected) => {
  expect(minorUnits(amount, currency)).toBe(expected);
});

it('makes nothing of no amount', () => {
  expect(minorUnits(undefined, 'EUR')).toBeUndefined();
});
