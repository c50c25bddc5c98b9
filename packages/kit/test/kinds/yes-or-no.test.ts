import { unreadable } from '../../src/kinds/kind';
import { yesOrNo } from '../../src/kinds/yes-or-no';

test.each([
  [true, true],
  ['true', true],
  [' TRUE ', true],
  ['Yes', true],
  ['y', true],
  ['t', true],
  ['on', true],
  [1, true],
  ['1', true],
  [false, false],
  ['false', false],
  ['No', false],
  ['n', false],
  ['f', false],
  ['off', false],
  [0, false],
  ['0', false],
])('reads %j as %j', (given, read) => {
  expect(yesOrNo.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(yesOrNo.read(given)).toBeUndefined();
});

test.each([[2], [-1], ['1.0'], ['maybe'], ['granted'], ['null'], ['constructor'], [{}], [[true]]])(
  'cannot read %j',
  (given) => {
    expect(yesOrNo.read(given)).toBe(unreadable);
  },
);
