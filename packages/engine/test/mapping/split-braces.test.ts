import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { splitBraces } from '../../src/mapping/split-braces';

const patterns = { 2: /\{\{([^}]+)\}\}/g, 3: /\{\{\{([^}]+)\}\}\}/g } as const;

test('parts a text as the pattern of Segment does', () => {
  const text = fc.string({ unit: fc.constantFrom('{', '{{', '}', '}}', '}}}', 'a', '.', ' '), maxLength: 30 });
  fc.assert(
    fc.property(text, fc.constantFrom(2, 3), (given, count) => {
      expect(splitBraces(given, count)).toEqual(given.split(patterns[count]));
    }),
    runs(25000),
  );
});

test.each(['{', '{{a}', '{{{', '{{{a}}', '}', '{}', '{{{{{}'])(
  'looks at each character of %j a few times at most, however often it is there',
  (piece) => {
    let steps = 0;
    const indexOf = jest.spyOn(String.prototype, 'indexOf').mockImplementation(function (
      this: string,
      sought,
      from = 0,
    ) {
      let place = from;
      while (place < this.length && !this.startsWith(sought, place)) place += 1;
      steps += place - from + 1;
      return place < this.length ? place : -1;
    });
    const text = piece.repeat(5000);
    try {
      splitBraces(text, 2);
      splitBraces(text, 3);
    } finally {
      indexOf.mockRestore();
    }
    expect(steps).toBeLessThan(8 * text.length);
  },
);
