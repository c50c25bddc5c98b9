import fc from 'fast-check';

/** Keys that events and paths draw from, so that paths lead somewhere often. */
export const keys = [
  ...['name', 'id', 'total', 'price', 'products', 'email', 'address', 'a', 'b'],
  ...['0', '1', '', 'with space', 'naïve 🛒', 'length', 'ab', '[a]', 'a]'],
];

/** Own keys of events that objects also inherit: as data they are keys like others. No path leads to them. */
const inheritedKeys = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('track', 'Order Completed', 'Ada', 'EUR', 'ada@example.com', '50314b8e') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', '0', '12.5', 'true', 'null', 'SHOUTED', 'Straße', 'İi', '🛒-🛒', '$&'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '{{name}}',
      '{{{name}}}',
      '{{',
      '}}',
      '$.properties',
      '$.name',
      'name',
      '{"a":[1,null]}',
      '[1',
      '"x"',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('2026-01-02T03:04:05.678Z', '2026-01-02', '1767323045', '1767323045678') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

const numbers = fc.oneof(
  fc.constantFrom(0, 1, -1, 12.5, 100, 1_767_323_045, 1e21, 1e-7, -0, Number.NaN, Number.POSITIVE_INFINITY),
  fc.integer(),
  fc.double(),
);

/** What JSON can say, and what it cannot but programs hand on. */
export const scalars = fc.oneof(
  { weight: 6, arbitrary: texts },
  { weight: 3, arbitrary: numbers },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constantFrom(null, undefined) },
  { weight: 1, arbitrary: fc.constantFrom(new Date(1_767_323_045_678), new Date(0), new Date(Number.NaN)) },
);

const anyKey = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...keys) },
  { weight: 1, arbitrary: fc.constantFrom(...inheritedKeys, '@path', 'dotted.key', '$') },
);

/** Values of any depth under the known keys. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'value' },
    { weight: 5, arbitrary: scalars },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'value' }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(anyKey, tie('value'), { maxKeys: 5, depthIdentifier: 'value', noNullPrototype: true }),
    },
  ),
})).value;
