import fc from 'fast-check';

const subkeys = fc.array(
  fc.constantFrom('name', 'id', 'total', 'products', 'a', 'b', '\\0', 'with\\ space', 'length'),
  {
    minLength: 1,
    maxLength: 3,
  },
);
const paths = fc.tuple(fc.constantFrom('properties', 'traits', 'context'), subkeys).map(([root, keys]) => {
  return [root, ...keys].join('.');
});
const names = fc.constantFrom('event', 'name', 'userId');
const texts = fc
  .constantFrom(
    'track',
    'identify',
    'Order Completed',
    'Ada Lovelace',
    '',
    'null',
    'true',
    '42',
    'sku-1',
    '日本',
    "it's",
    '==',
  )
  .map((text) => `"${text}"`);
const numbers = fc.constantFrom('0', '19', '27.99', '-1', '42', '+1', '1767323045');
const tails = fc.constantFrom('Order', 'ed', 'Ünï', '', 'sku-');

const functions = fc.oneof(
  fc
    .tuple(fc.oneof(names, paths), fc.oneof(texts, numbers, fc.constant('Ada')))
    .map((args) => `contains(${args.join(', ')})`),
  fc.tuple(fc.oneof(names, paths), tails).map(([field, text]) => `match(${field}, "${text}*")`),
  fc.tuple(fc.oneof(names, paths), tails).map(([field, text]) => `match( ${field},"*${text}" )`),
);

const comparisons = fc
  .oneof(
    fc.tuple(
      fc.oneof(fc.constant('type'), names),
      fc.constantFrom('=', ' != '),
      fc.oneof(texts, numbers, fc.constant('track')),
    ),
    fc.tuple(paths, fc.constantFrom(' = ', ' != '), fc.oneof(texts, numbers, fc.constant('Ada'))),
    fc.tuple(fc.oneof(fc.constantFrom('name', 'userId'), paths), fc.constantFrom(' = ', ' != '), fc.constant('null')),
    fc.tuple(fc.oneof(fc.constant('userId'), paths), fc.constant(' = '), fc.constantFrom('true', 'false')),
    fc.tuple(paths, fc.constantFrom(' < ', ' <= ', ' > ', ' >= '), fc.oneof(numbers, fc.constant('"19"'))),
  )
  .map((parts) => parts.join(''));

const asked = fc.oneof(
  functions,
  functions.map((text) => `!${text}`),
);
const terms = fc.oneof({ weight: 2, arbitrary: comparisons }, { weight: 1, arbitrary: asked });
const joints = fc.constantFrom(' and ', ' or ', '\tand\n', ' AND ');

/** Within parentheses a function is read right as the last condition only. */
const groups = fc
  .tuple(joints, fc.array(comparisons, { minLength: 1, maxLength: 3 }), fc.option(asked))
  .map(([joint, all, last]) => `(${[...all, ...(last === null ? [] : [last])].join(joint)})`);

/** FQL that means what it says. */
export const triggers: fc.Arbitrary<string> = fc
  .tuple(
    joints,
    fc.array(fc.oneof({ weight: 3, arbitrary: terms }, { weight: 1, arbitrary: groups }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([joint, all]) => all.join(joint));

/** FQL with something out of place, so that most of it is refused. */
export const oddTriggers: fc.Arbitrary<string> = fc
  .tuple(
    triggers,
    fc.nat(),
    fc.constantFrom(
      '(',
      ')',
      '!',
      '=',
      ' and ',
      ' or ',
      'OR',
      "'",
      '"',
      '*',
      ',',
      '.',
      '[',
      'x',
      ' null ',
      ' in ',
      '',
      '\\',
      '-',
    ),
    fc.nat(2),
  )
  .map(([fql, at, inserted, removed]) => {
    const position = at % (fql.length + 1);
    return fql.slice(0, position) + inserted + fql.slice(position + removed);
  });
