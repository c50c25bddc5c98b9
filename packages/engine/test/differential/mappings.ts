import fc from 'fast-check';
import { liquidTemplates } from './liquid-templates';
import { keys, scalars, values } from './values';

const roots = [
  'properties',
  'traits',
  'context',
  'context.traits',
  'properties.products',
  'event',
  'userId',
  'timestamp',
];

const keySteps = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...keys).map((key) => `.${key}`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('[0]', '[1]', '.0', '["with space"]', "['name']", '["a"].b', '.', '[a]'),
      },
    ),
    { maxLength: 3 },
  )
  .map((steps) => steps.join(''));

const bareSteps = keySteps.map((steps) => steps.replace(/^\./, ''));

/** Paths without `$.`, as templates have them. */
const barePaths = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...roots), keySteps).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: bareSteps },
);

const paths = fc.oneof(
  { weight: 8, arbitrary: barePaths.map((path) => `$.${path}`) },
  { weight: 2, arbitrary: barePaths },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '.',
      '$',
      '$.',
      '..',
      '$.$.a',
      'a$.b',
      '$.a]',
      '$.[a]',
      '$[0]',
      '[0]',
      "$.a['b']",
      '$.a["b"]].a',
    ),
  },
);

const placeholders = fc.oneof(
  { weight: 4, arbitrary: barePaths.map((path) => `{{${path}}}`) },
  { weight: 1, arbitrary: barePaths.map((path) => `{{ ${path} }}`) },
  { weight: 1, arbitrary: barePaths.map((path) => `{{{${path}}}}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{{', '}}', '{', '{{}}', '{{ }}', '{{.}}', '{{{ {{a}} }}}', '{{ {{{a}}} }}', '\n'),
  },
  { weight: 1, arbitrary: fc.constantFrom('', 'text ', '"quoted"', '\\', '${name}', '`') },
);
const templates = fc.array(placeholders, { maxLength: 3 }).map((parts) => parts.join(''));

const someFlag = fc.option(fc.boolean(), { nil: undefined });
const patterns = fc.constantFrom('a', 'A', '.', '-', ' ', '$', 'name', '/', '\\', '[', '(', '日', '{{', 'Ada', '|');
/** With something to replace in it, more than once. */
const busyTexts = fc.constantFrom('a A-a.a $[a]', 'name/name {{name}} | 日日', '\\ ( ( Ada Ada');
const replacements = fc.constantFrom('', '_', '$&', '$1', '$$', 'x', '`', '0123456789');

/** One `@…` key with its operand: the operand the directive takes, now and then another. */
function directive(name: string, operand: fc.Arbitrary<unknown>, odd: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc
    .oneof({ weight: 40, arbitrary: operand }, { weight: 1, arbitrary: odd })
    .map((chosen) => ({ [name]: chosen }));
}

/** An operand of which any member may be missing, and there may be others. */
function members(model: Record<string, fc.Arbitrary<unknown>>, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const whole = fc.record(model, { noNullPrototype: true });
  return fc.oneof(
    { weight: 40, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(model, { requiredKeys: [], noNullPrototype: true }) },
    { weight: 1, arbitrary: fc.tuple(whole, fc.constantFrom(...Object.keys(model)), odd).map(withMember) },
  );
}

function withMember([operand, key, value]: [object, string, unknown]): object {
  return { ...operand, [key]: value };
}

const { mapping, object } = fc.letrec<{
  mapping: unknown;
  text: unknown;
  branch: unknown;
  object: unknown;
  odd: unknown;
  directive: unknown;
}>((tie) => ({
  mapping: fc.oneof(
    { maxDepth: 4, depthSize: 'medium', depthIdentifier: 'mapping' },
    { weight: 1, arbitrary: paths.map((path) => ({ '@path': path })) },
    { weight: 1, arbitrary: scalars },
    { weight: 7, arbitrary: tie('directive') },
    { weight: 1, arbitrary: tie('object') },
    { weight: 1, arbitrary: fc.array(fc.oneof(tie('mapping'), tie('mapping'), tie('odd')), { maxLength: 3 }) },
  ),
  branch: fc.oneof(
    { weight: 4, arbitrary: tie('mapping') },
    { weight: 1, arbitrary: scalars },
    { weight: 1, arbitrary: fc.constantFrom(0, '', false, null, Number.NaN) },
  ),
  // What makes a text, more or less.
  text: fc.oneof(
    { maxDepth: 4, depthSize: 'medium', depthIdentifier: 'mapping' },
    { weight: 2, arbitrary: paths.map((path) => ({ '@path': path })) },
    { weight: 2, arbitrary: templates.map((template) => ({ '@template': template })) },
    { weight: 1, arbitrary: paths },
    { weight: 1, arbitrary: paths.map((path) => ({ '@literal': path })) },
    { weight: 1, arbitrary: tie('directive') },
  ),
  object: fc.dictionary(fc.constantFrom(...keys, 'value', 'mapping', '_metadata'), tie('mapping'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  // Broken in itself: no directive, two of them, one beside other keys.
  odd: fc.oneof(
    { maxDepth: 4, depthSize: 'medium', depthIdentifier: 'mapping' },
    scalars,
    values,
    fc.constantFrom({ '@pth': 'a' }, { '@path': '$.a', other: 1 }, { '@path': '$.a', '@literal': 1 }, { '@': 1 }),
    tie('mapping').map((inner) => ({ '@path': '$.a', _metadata: inner })),
    tie('directive'),
  ),
  directive: fc.oneof(
    { maxDepth: 4, depthSize: 'medium', depthIdentifier: 'mapping' },
    directive('@path', fc.oneof({ weight: 4, arbitrary: paths }, { weight: 1, arbitrary: tie('text') }), tie('odd')),
    directive(
      '@template',
      fc.oneof({ weight: 4, arbitrary: templates }, { weight: 1, arbitrary: tie('text') }),
      tie('odd'),
    ),
    directive('@literal', tie('mapping'), tie('odd')),
    directive(
      '@if',
      fc.oneof(
        members({ exists: tie('mapping'), then: tie('branch'), else: tie('branch') }, tie('odd')),
        members({ blank: tie('mapping'), then: tie('branch'), else: tie('branch') }, tie('odd')),
        members({ exists: scalars, blank: tie('mapping'), then: tie('mapping'), else: scalars }, tie('odd')),
      ),
      tie('odd'),
    ),
    directive(
      '@case',
      members({ operator: fc.constantFrom('lower', 'upper'), value: tie('text') }, tie('odd')),
      tie('odd'),
    ),
    directive(
      '@replace',
      fc.oneof(
        members({ pattern: patterns, replacement: replacements, value: fc.oneof(tie('text'), busyTexts) }, tie('odd')),
        members(
          {
            pattern: patterns,
            value: fc.oneof(tie('text'), busyTexts),
            ignorecase: someFlag,
            global: someFlag,
            pattern2: patterns,
            replacement2: replacements,
          },
          fc.oneof(tie('odd'), fc.constant('a pattern too long')),
        ),
      ),
      tie('odd'),
    ),
    directive(
      '@arrayPath',
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.tuple(fc.constantFrom('$.properties.products', '$.traits.products', '$.a'), tie('object')),
        },
        { weight: 1, arbitrary: fc.tuple(fc.oneof(paths, tie('text'), tie('mapping')), tie('mapping')) },
        {
          weight: 1,
          arbitrary: fc.tuple(
            fc.constantFrom('$.properties.products', '$.a'),
            fc.record({ apply: tie('object'), mapping: tie('object') }, { noNullPrototype: true }).map((operand) => ({
              name: { '@transform': operand },
            })),
          ),
        },
        { weight: 1, arbitrary: fc.tuple(paths) },
      ),
      tie('odd'),
    ),
    directive(
      '@json',
      members({ mode: fc.constantFrom('encode', 'decode', 'ENCODE'), value: tie('mapping') }, tie('odd')),
      tie('odd'),
    ),
    directive(
      '@flatten',
      members({ separator: fc.constantFrom('.', '_', ''), value: tie('mapping'), omitArrays: someFlag }, tie('odd')),
      tie('odd'),
    ),
    directive(
      '@merge',
      members(
        {
          direction: fc.constantFrom('left', 'right', 'right', 'LEFT'),
          objects: fc.array(
            fc.oneof(
              tie('object'),
              tie('directive'),
              tie('object').map((inner) => ({ '@excludeWhenNull': inner })),
            ),
            { maxLength: 3 },
          ),
        },
        tie('odd'),
      ),
      tie('odd'),
    ),
    directive(
      '@transform',
      members(
        {
          apply: fc.oneof(tie('object'), tie('object'), tie('directive')),
          mapping: fc.oneof(tie('object'), tie('directive')),
        },
        tie('odd'),
      ),
      tie('odd'),
    ),
    directive('@excludeWhenNull', tie('mapping'), tie('odd')),
    directive('@liquid', liquidTemplates, tie('odd')),
  ),
}));

const wholeDirective = fc
  .tuple(
    fc.oneof(
      members({ apply: object, mapping: object }, values).map((operand) => ({ '@transform': operand })),
      members({ separator: fc.constant('.'), value: mapping }, values).map((operand) => ({ '@flatten': operand })),
      members({ direction: fc.constant('left'), objects: fc.array(object) }, values).map((operand) => ({
        '@merge': operand,
      })),
      mapping,
    ),
    object,
  )
  .map(([whole, fields]) => ({ ...(fields as object), __segment_internal_directive: whole })); // -- the objects above

/** Mappings of every shape, most of them right. */
export const mappings: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: object },
  {
    weight: 1,
    arbitrary: mapping.filter(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date),
    ),
  },
  { weight: 1, arbitrary: wholeDirective },
);
