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

const terms = fc.oneof(
  { weight: 4, arbitrary: comparisons },
  { weight: 1, arbitrary: functions },
  { weight: 1, arbitrary: functions.map((text) => `!${text}`) },
);

function joined(parts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(' and ', ' or ', '\tand\n', ' AND '), fc.array(parts, { minLength: 1, maxLength: 4 }))
    .map(([joint, all]) => all.join(joint));
}

/** FQL that means what it says. */
export const triggers: fc.Arbitrary<string> = joined(
  fc.oneof({ weight: 3, arbitrary: terms }, { weight: 1, arbitrary: joined(terms).map((group) => `(${group})`) }),
);

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
