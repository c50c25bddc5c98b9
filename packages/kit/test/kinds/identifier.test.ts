import { identifier } from '../../src/kinds/identifier';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['u1', 'u1'],
  ['  u1\n', 'u1'],
  ['\ufeffu1\u200b', 'u1'],
  ['u1\u0000', 'u1'],
  [4711, '4711'],
  ['4711', '4711'],
  ['0000', '0000'],
  [-5, '-5'],
  [12.5, '12.5'],
  [9_007_199_254_740_991, '9007199254740991'],
  ['9007199254740993', '9007199254740993'],
  ['8f3a2b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b', '8f3a2b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b'],
  ['Jo@Example.com', 'Jo@Example.com'],
  ['auth0|5f7c', 'auth0|5f7c'],
  ['+493012345678', '+493012345678'],
  ['Anna', 'Anna'],
  ['anna lee', 'anna lee'],
  ['Łukasz', 'Łukasz'],
  ['使用者', '使用者'],
  ['guest-17', 'guest-17'],
  ['nullable', 'nullable'],
  ['undefinedly', 'undefinedly'],
  ['dev-null', 'dev-null'],
  ['Nanette', 'Nanette'],
  ['{"id":1}', '{"id":1}'],
])('reads %j as %j', (given, read) => {
  expect(identifier.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], ['   '], ['\u200b'], ['\u0000']])('takes %j for nothing', (given) => {
  expect(identifier.read(given)).toBeUndefined();
});

test.each([
  ['null'],
  ['NULL'],
  [' null '],
  ['"null"'],
  ["'undefined'"],
  ['`None`'],
  ['" nil "'],
  ['(null)'],
  ['<nil>'],
  ['undefined'],
  ['None'],
  ['nil'],
  ['N/A'],
  ['#N/A'],
  ['n.a.'],
  ['na'],
  ['NaN'],
  ['Infinity'],
  ['(not set)'],
  ['not set'],
  ['[object Object]'],
  ['user-[object Object]'],
  ['user_undefined'],
  ['shop1|undefined'],
  ['true'],
  ['False'],
  [true],
  [false],
])('cannot read %j, which programs write for nothing', (given) => {
  expect(identifier.read(given)).toBe(unreadable);
});

test.each([
  ['anonymous'],
  ['Anon'],
  ['guest'],
  ['unknown'],
  ['"Unknown"'],
  ['not_authenticated'],
  ['user_id'],
  ['userId'],
  ['distinct_id'],
  ['email'],
  ['0'],
  [0],
  ['-1'],
  [-1],
])('cannot read %j, which many people have', (given) => {
  expect(identifier.read(given)).toBe(unreadable);
});

test.each([
  ['00000000-0000-0000-0000-000000000000'],
  ['{00000000-0000-0000-0000-000000000000}'],
  ['00000000000000000000000000000000'],
  ['000000000000000'],
  ['00:00:00:00:00:00'],
  ['FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
])('cannot read %j, the ID of a device that tells none', (given) => {
  expect(identifier.read(given)).toBe(unreadable);
});

test.each([
  ['{{user.id}}'],
  ['{{ customer.id }}'],
  ['${userId}'],
  ['%%user_id%%'],
  ['*|UNIQID|*'],
  ['[[id]]'],
  ['{% id1 %}'],
])('cannot read %j, a template that nobody filled in', (given) => {
  expect(identifier.read(given)).toBe(unreadable);
});

test.each([['-'], ['--'], ['?'], ['.'], ['{}'], ['[]'], ['""'], ['()']])(
  'cannot read %j, in which there is nothing',
  (given) => {
    expect(identifier.read(given)).toBe(unreadable);
  },
);

test.each([
  [9_007_199_254_740_992],
  [-9_007_199_254_740_992],
  [1e21],
  ['1e+21'],
  ['9.00719925474099E+15'],
  ['1,23457E+12'],
])('cannot read %j, which has lost digits', (given) => {
  expect(identifier.read(given)).toBe(unreadable);
});

test.each([['cut \ud83d'], ['a\u0000b'], ['a\nb'], [{}], [[]], [['u1']], [{ id: 'u1' }]])(
  'cannot read %j, which is no text',
  (given) => {
    expect(identifier.read(given)).toBe(unreadable);
  },
);

test('reads a BigInt exactly', () => {
  expect(identifier.read(9_007_199_254_740_993n)).toBe('9007199254740993');
});
