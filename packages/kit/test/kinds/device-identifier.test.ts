import { deviceIdentifier } from '../../src/kinds/device-identifier';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['AB12CD34-1111-2222-3333-444455556666', 'AB12CD34-1111-2222-3333-444455556666'],
  [' device-1 ', 'device-1'],
  [7, '7'],
])('reads %j as %j', (given, read) => {
  expect(deviceIdentifier.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], ['0'], ['00000000-0000-0000-0000-000000000000'], ['0000000000000000'], ['-']])(
  'takes %j for nothing: the owner of the device allows no tracking',
  (given) => {
    expect(deviceIdentifier.read(given)).toBeUndefined();
  },
);

test.each([['n/a'], ['undefined'], [{}], ['unknown']])('cannot read %j', (given) => {
  expect(deviceIdentifier.read(given)).toBe(unreadable);
});
