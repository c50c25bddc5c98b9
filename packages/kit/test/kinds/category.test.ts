import { category } from '../../src/kinds/category';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['Home', 'Home'],
  [' Home > Kitchen>Pans ', 'Home > Kitchen > Pans'],
  ['Home/Kitchen', 'Home > Kitchen'],
  ['/Home//Kitchen/', 'Home > Kitchen'],
  [42, '42'],
  [['Home', 'Kitchen'], 'Home > Kitchen'],
  [['Home > Kitchen'], 'Home > Kitchen'],
  [['', 'Home', null], 'Home'],
  ['Home > Bed/Bath', 'Home > Bed/Bath'],
  [['Home', 'Bed/Bath'], 'Home > Bed/Bath'],
  [['Home > Kitchen', 'Pans'], 'Home > Kitchen > Pans'],
])('reads %j as %j', (given, read) => {
  expect(category.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' > '], [[]], [['']]])('takes %j for nothing', (given) => {
  expect(category.read(given)).toBeUndefined();
});

test.each([['undefined'], [true], [{ name: 'Home' }], [[{ name: 'Home' }]], [['Home', 'null']]])(
  'cannot read %j',
  (given) => {
    expect(category.read(given)).toBe(unreadable);
  },
);
