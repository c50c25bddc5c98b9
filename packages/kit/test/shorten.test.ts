import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { shorten } from '../src/host';

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long…'],
  ['ab🎉c', 4, 'ab…'],
  ['ab🎉cd', 5, 'ab🎉…'],
  ['one two', 5, 'one…'],
  ['', 5, ''],
])('makes of %j in %i %j', (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
});

test('is never longer than it may be, and cuts no emoji in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
      const short = shorten(text, most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(short).not.toMatch(/\p{Surrogate}/u);
    }),
    runs(500),
  );
});
