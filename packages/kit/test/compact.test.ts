import { compact } from '../src';

test('drops what is undefined, null or an empty text, and keeps 0, false, empty lists and objects', () => {
  const object = { a: undefined, b: null, c: '', d: 0, e: false, f: [], g: {}, h: 'x', i: Number.NaN };
  expect(Object.entries(compact(object))).toEqual([
    ['d', 0],
    ['e', false],
    ['f', []],
    ['g', {}],
    ['h', 'x'],
    ['i', Number.NaN],
  ]);
});

test('looks one level deep and leaves the given object as it is', () => {
  const inner = { empty: '', absent: undefined };
  const object = { inner, gone: '' };
  const result = compact(object);
  expect(result).toEqual({ inner: { empty: '', absent: undefined } });
  expect(result.inner).toBe(inner);
  expect(object).toEqual({ inner, gone: '' });
});

test('keeps a key named "__proto__" an ordinary key', () => {
  const result = compact(JSON.parse('{"__proto__":{"isAdmin":true},"a":1}') as { a: number });
  expect(Object.keys(result)).toEqual(['__proto__', 'a']);
  expect('isAdmin' in result).toBe(false);
});
