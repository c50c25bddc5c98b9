import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { unreadable } from '../../src/kinds/kind';
import { money } from '../../src/kinds/money';

test.each([
  [12.5, 12.5],
  ['12.50', 12.5],
  ['-3', -3],
  [0, 0],
  ['0.00', 0],
  [' 19.99\n', 19.99],
  ['1.299', 1.299],
  [0.00000001, 0.00000001],
  [123_456_789_012.34, 123_456_789_012.34],
  [9_007_199_254_740_981, 9_007_199_254_740_981],
  [123_456_789_012_345.6, 123_456_789_012_345.6],
])('reads %j as %j', (given, read) => {
  expect(money.read(given)).toBe(read);
});

test.each([
  [0.1 + 0.2, 0.3],
  [String(0.1 + 0.2), 0.3],
  [0.3 - 0.1 - 0.2, 0],
  [3 * 19.99, 59.97],
  [1.1 * 3, 3.3],
  [1_234_567.1 + 0.2, 1_234_567.3],
  [100 * 1.1, 110],
  [-(0.1 + 0.2), -0.3],
  [1e-12, 0],
  [12.345_678_901_234, 12.345_678_9],
])('reads %j, which binary fractions made, as %j', (given, read) => {
  expect(money.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(money.read(given)).toBeUndefined();
});

test.each([
  ['1,299.00'],
  ['1.299,00'],
  ['1.299,00 €'],
  ['12,5'],
  ['$12.50'],
  ['12.50 EUR'],
  ['EUR 12.50'],
  ['gratis'],
  ['free'],
  ['0x10'],
  ['Infinity'],
  ['1e5'],
  [true],
  [false],
  [{ amount: 12.5 }],
  [2 ** 60],
])('cannot read %j', (given) => {
  expect(money.read(given)).toBe(unreadable);
});

test('reads each sum of whole cents as these cents', () => {
  const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { minLength: 1, maxLength: 20 });
  const property = fc.property(cents, (all) => {
    const sum = all.reduce((total, one) => total + one / 100, 0);
    const exact = all.reduce((total, one) => total + one, 0) / 100;
    expect([money.read(sum), money.read(String(sum))]).toEqual([exact + 0, exact + 0]);
  });
  fc.assert(property, runs(500));
});
