import dayjs from 'dayjs';
import * as fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { isDateLike } from '../src/payload/is-date-like';

/** As Segment's library has it. */
function byDayjs(text: string): boolean {
  return (String(Number(text)) === text ? dayjs.unix(Number(text)) : dayjs(text)).isValid();
}

test.each([
  ['2026-03-09T11:22:33.444Z', true],
  ['2026-03-09', true],
  ['20260309112233', false],
  ['20260309', true],
  ['2026/3/9 11:22', true],
  ['2026-99-99', true],
  ['2026-99-99Z', false],
  ['March 7, 2026', true],
  ['1773055353', true],
  ['1e300', false],
  ['NaN', false],
  ['', false],
  ['yesterday', false],
])('"%s": %j', (text, expected) => {
  expect([isDateLike(text), byDayjs(text)]).toEqual([expected, expected]);
});

it('says of any text what Day.js says', () => {
  const piece = fc.constantFrom(
    '2026',
    '09',
    '9',
    '-',
    '/',
    'T',
    't',
    ' ',
    ':',
    '.',
    'Z',
    'z',
    '+02:00',
    '12',
    '345',
    'e9',
    'x',
  );
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string(),
    fc.double().map(String),
  );
  fc.assert(
    fc.property(texts, (text) => expect([text, isDateLike(text)]).toEqual([text, byDayjs(text)])),
    runs(5_000),
  );
});
