import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { readMark, writeMark } from '../src/adapter/mark';

const number = fc.integer({ min: 0, max: 999_999 });
const share = fc.record({ jobId: fc.maxSafeNat(), count: number });
const marks = fc.record(
  { channel: fc.string({ minLength: 1, unit: 'grapheme' }), shares: fc.array(share) },
  { noNullPrototype: true },
);

test('a mark says the same when it is read', () => {
  fc.assert(
    fc.property(marks, (mark) => expect(readMark(writeMark(mark))).toEqual(mark)),
    runs(500),
  );
});

test.each([
  [
    'sluice batch 12:6 13:1',
    {
      channel: 'batch',
      shares: [
        { jobId: 12, count: 6 },
        { jobId: 13, count: 1 },
      ],
    },
  ],
  ['sluice people%20%2F%20seen', { channel: 'people / seen', shares: [] }],
])('reads "%s"', (text, mark) => {
  expect(readMark(text)).toEqual(mark);
});

test.each(['', 'u1', 'sluice', 'sluice ', 'sluice %', 'Sluice batch', 'sluice batch 1', 'sluice batch 1:1 part'])(
  'is none where the text is "%s"',
  (text) => {
    expect(readMark(text)).toBeUndefined();
  },
);
