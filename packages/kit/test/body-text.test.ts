import * as fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { bodyBytes, bodyText } from '../src/request/body-text';
import { Unserialisable } from '../src/request/not-sent';

function problemOf(json: unknown): unknown {
  try {
    return bodyText({ json });
  } catch (error) {
    return error;
  }
}

test('writes what JSON can say as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withSparseArray: true, withBoxedValues: true }), (json) => {
      const expected = json === undefined ? undefined : JSON.stringify(json);
      fc.pre(expected?.includes('\\u') !== true);
      expect(bodyText({ json })).toBe(expected);
    }),
    runs(2000),
  );
});

test('has no text where there is no body', () => {
  expect(bodyText({})).toBeUndefined();
  expect(bodyText({ json: null })).toBe('null');
});

test.each([
  ['half an emoji', 'a\ud83db', 'a\ufffdb'],
  ['the other half', '\ude00', '\ufffd'],
  ['two halves in the wrong order', '\ude00\ud83d', '\ufffd\ufffd'],
  ['a whole emoji', '😀', '😀'],
  ['NUL', 'a\u0000b', 'ab'],
  ['a backslash and letters that look like half an emoji', '\\ud83d', '\\ud83d'],
  ['two backslashes before half an emoji', '\\\\\ud83d', '\\\\\ufffd'],
  ['other control characters', '\u0001\n', '\u0001\n'],
])('makes well-formed text of %s, as value and as key', (_, given, expected) => {
  expect(JSON.parse(bodyText({ json: { list: [given], [given]: 1 } }) ?? '')).toEqual({
    list: [expected],
    [expected]: 1,
  });
});

test('looks at each character of a body a few times at most', () => {
  const json = '\\u'.repeat(500_000) + '\ud83d'.repeat(100_000);
  expect(bodyText({ json })?.length).toBe(2 + 3 * 500_000 + 100_000);
});

test('writes a BigInt as a number where that is safe, else as a text', () => {
  const json = { a: 10n, b: [-5n, 2n ** 60n], c: Object(7n) as unknown, d: { toJSON: () => 3n } };
  expect(JSON.parse(bodyText({ json }) ?? '')).toEqual({ a: 10, b: [-5, '1152921504606846976'], c: 7, d: 3 });
});

test('writes everything else beside a BigInt as JSON.stringify does', () => {
  const json = {
    text: 'a',
    date: new Date(0),
    none: undefined,
    odd: [undefined, () => 1, Symbol('x'), NaN, -0],
    boxed: [Object('b') as unknown, Object(1) as unknown, Object(false) as unknown],
    map: new Map([[1, 2]]),
    keyed: { toJSON: (key: string) => `said of ${key}` },
    ['__proto__']: 1,
  };
  expect(bodyText({ json: { json, big: 1n } })).toBe(JSON.stringify({ json, big: 1 }));
});

const circle: Record<string, unknown> = {};
circle.self = [circle];

test.each([
  [
    'a getter that throws',
    {
      get zz() {
        throw new Error('secret value');
      },
    },
    '"properties.0.zz" fails when it is read',
  ],
  [
    'a toJSON that throws',
    {
      zz: {
        toJSON() {
          throw new Error('secret value');
        },
      },
    },
    '"properties.0.zz" fails when it is read',
  ],
  ['a circle', circle, '"properties.0.self.0" holds itself'],
  [
    'a proxy that throws',
    new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('secret value');
        },
      },
    ),
    '"properties.0" fails when it is read',
  ],
])('names the place of %s, and shows nothing of what is there', (_, value, message) => {
  const error = problemOf({ properties: [value] });
  expect(error).toBeInstanceOf(Unserialisable);
  expect(error).toMatchObject({ fix: 'event', message: `${message}, so it cannot be written as JSON.` });
});

test('refuses more levels than can be written', () => {
  let json: unknown = 1n;
  for (let level = 0; level < 5000; level += 1) json = { a: json };
  expect(problemOf(json)).toMatchObject({ message: '"a.a.a" holds too many levels, so it cannot be written as JSON.' });
});

test.each([
  [
    'a form',
    { form: { name: 'Jo & Al', city: 'Köln', age: 7, zip: undefined } },
    'name=Jo+%26+Al&city=K%C3%B6ln&age=7',
  ],
  ['a form of what somebody named', { form: { ...JSON.parse('{"list":[1,"a"]}') } }, 'list=%5B1%2C%22a%22%5D'],
  ['text', { text: 'a\0b\ud83d' }, 'ab\ufffd'],
  ['JSON, a value a line', { ndjson: [{ a: 'x\ud83d' }, { b: 2n }] }, '{"a":"x\ufffd"}\n{"b":2}\n'],
  ['nothing', {}, undefined],
])('writes %s', (_, body, text) => {
  expect(bodyText(body)).toBe(text);
  expect(bodyBytes(body)).toBe(Buffer.byteLength(text ?? ''));
});
