import { unreadable } from '../../src/kinds/kind';
import { productId } from '../../src/kinds/product-id';

test.each([
  ['SKU-1', 'SKU-1'],
  [' 507f1f77bcf86cd799439011 ', '507f1f77bcf86cd799439011'],
  [4012345678901, '4012345678901'],
  ['0012', '0012'],
  [0, '0'],
  ['guest', 'guest'],
  ['Unknown', 'Unknown'],
  ['email', 'email'],
  ['-1', '-1'],
  ['12/XL red', '12/XL red'],
  ['12e-5', '12e-5'],
  ['ÄÖ', 'ÄÖ'],
])('reads %j as %j', (given, read) => {
  expect(productId.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(productId.read(given)).toBeUndefined();
});

test.each([
  ['null'],
  ['None'],
  ['n/a'],
  ['undefined'],
  ['[object Object]'],
  ['(not set)'],
  [true],
  ['true'],
  ['{{ product.id }}'],
  ['-'],
  ['0000000000000'],
  ['4.01235E+12'],
  [2 ** 53],
  [{ id: 'p1' }],
])('cannot read %j', (given) => {
  expect(productId.read(given)).toBe(unreadable);
});
