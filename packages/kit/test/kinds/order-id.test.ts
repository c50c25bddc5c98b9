import { unreadable } from '../../src/kinds/kind';
import { orderId } from '../../src/kinds/order-id';

test.each([
  ['o1', 'o1'],
  ['#1001', '#1001'],
  [1001, '1001'],
  ['1001', '1001'],
  ['000000123', '000000123'],
  ['50314b8e9bcf000000000000', '50314b8e9bcf000000000000'],
  ['R-2026/11', 'R-2026/11'],
])('reads %j as %j', (given, read) => {
  expect(orderId.read(given)).toBe(read);
});

test.each([[undefined], [null], ['']])('takes %j for nothing', (given) => {
  expect(orderId.read(given)).toBeUndefined();
});

test.each([
  ['null'],
  ['none'],
  ['undefined'],
  ['NaN'],
  [Number.NaN],
  [false],
  ['${order.id}'],
  ['#'],
  ['00000000-0000-0000-0000-000000000000'],
  [1e22],
  [['o1']],
])('cannot read %j', (given) => {
  expect(orderId.read(given)).toBe(unreadable);
});
