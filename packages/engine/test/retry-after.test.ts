import { retryAfterMilliseconds } from '../src/delivery/retry-after';

const now = Date.UTC(2024, 0, 31, 12);
const day = 24 * 60 * 60 * 1000;

test.each([
  ['120', 120_000],
  [' 0.5 ', 500],
  ['+7', 7000],
  ['0', 0],
  ['120, 120', 120_000],
  ['5,120', 120_000],
  ['-5, 7', 7000],
  ['soon, 7', 7000],
  ['Wed, 31 Jan 2024 12:00:09 GMT', 9000],
  ['Wednesday, 31-Jan-24 12:00:09 GMT', 9000],
  ['Wed Jan 31 12:00:09 2024', 9000],
  ['2024-01-31T12:00:09Z', 9000],
  ['Wed, 31 Jan 2024 12:00:09 GMT, Wed, 31 Jan 2024 12:00:07 GMT', 9000],
  ['1e3', 1_000_000],
  ['1e400', day],
  ['9'.repeat(400), day],
  ['86401', day],
  ['Fri, 31 Dec 9999 23:59:59 GMT', day],
])('reads %j', (value, expected) => {
  expect(retryAfterMilliseconds(value, now)).toBe(expected);
});

test.each([
  undefined,
  '',
  ' , ',
  '-5',
  '-1e400',
  '0xFFFF',
  '0b11',
  'NaN',
  'Infinity',
  'soon',
  '120 seconds',
  'Wed, 31 Jan 2024 11:59:59 GMT',
  'Wed, 99 Jan 2024 12:00:09 GMT',
  ','.repeat(10_000),
  ' '.repeat(10_000),
])('reads nothing in %j', (value) => {
  expect(retryAfterMilliseconds(value, now)).toBeUndefined();
});
