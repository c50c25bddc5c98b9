import { unreadable } from '../../src/kinds/kind';
import { text } from '../../src/kinds/text';

test.each([
  ['Copper pan', 'Copper pan'],
  ['  Copper pan\u00a0', 'Copper pan'],
  ['\ufeffGröße 42', 'Größe 42'],
  [5, '5'],
  [0, '0'],
  [-1.5, '-1.5'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['two\r\nlines\rand more', 'two\nlines\nand more'],
  ['Null', 'Null'],
  ['True', 'True'],
  ['None', 'None'],
  ['n/a', 'n/a'],
  ['👩‍🚀', '👩‍🚀'],
  ['cut \ud83d', 'cut \ufffd'],
  ['\udc00 cut', '\ufffd cut'],
  ['a\u0000b\u0007c\u0085d', 'abcd'],
  ['\u0000 a \u0000', 'a'],
])('reads %j as %j', (given, read) => {
  expect(text.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' \n'], ['\u200b'], ['\u0000\u0001']])('takes %j for nothing', (given) => {
  expect(text.read(given)).toBeUndefined();
});

test.each([
  [true],
  [false],
  // What Segment's runtime makes of booleans before they are read.
  ['true'],
  ['false'],
  ['null'],
  ['undefined'],
  ['NaN'],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  ['[object Object]'],
  ['[object Object],[object Object]'],
  ['Order [object Object]'],
  ['t\u0000rue'],
  [{}],
  [[]],
  [['a']],
])('cannot read %j', (given) => {
  expect(text.read(given)).toBe(unreadable);
});
