import { currencyCode } from '../../src/kinds/currency-code';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['EUR', 'EUR'],
  ['eur', 'EUR'],
  [' Usd ', 'USD'],
  ['€', 'EUR'],
  ['Euro', 'EUR'],
  ['£', 'GBP'],
  ['US$', 'USD'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['₹', 'INR'],
  // Withdrawn, but orders of then are imported now.
  ['HRK', 'HRK'],
])('reads %j as %j', (given, read) => {
  expect(currencyCode.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(currencyCode.read(given)).toBeUndefined();
});

test.each([
  ['$'],
  ['¥'],
  ['kr'],
  ['dollar'],
  ['XXX'],
  ['XTS'],
  ['ZZZ'],
  ['n/a'],
  ['EU'],
  ['EUR USD'],
  ['EUR,USD'],
  [978],
  ['978'],
  [true],
  [{}],
  [['EUR']],
])('cannot read %j', (given) => {
  expect(currencyCode.read(given)).toBe(unreadable);
});

test('knows every currency that this runtime knows', () => {
  const unknown = Intl.supportedValuesOf('currency').filter((code) => currencyCode.read(code) !== code);
  expect(unknown).toEqual([]);
});
