import { gender } from '../../src/kinds/gender';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['m', 'male'],
  ['M', 'male'],
  ['male', 'male'],
  [' Male ', 'male'],
  ['man', 'male'],
  ['männlich', 'male'],
  ['f', 'female'],
  ['Female', 'female'],
  ['woman', 'female'],
  ['w', 'female'],
  ['weiblich', 'female'],
  ['divers', 'divers'],
  ['Non-binary', 'Non-binary'],
  ['unknown', 'unknown'],
])('reads %j as %j', (given, read) => {
  expect(gender.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(gender.read(given)).toBeUndefined();
});

test.each([[1], ['2'], ['n/a'], ['None'], ['null'], ['-'], [true], [{}]])('cannot read %j', (given) => {
  expect(gender.read(given)).toBe(unreadable);
});
