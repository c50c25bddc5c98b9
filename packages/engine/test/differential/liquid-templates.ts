import fc from 'fast-check';

const paths = fc.constantFrom(
  'event',
  'properties.total',
  'properties.name',
  'properties',
  'name',
  'a',
  'b[0]',
  'userId',
);
const pieces = fc.oneof(
  paths.map((path) => `{{ ${path} }}`),
  fc
    .tuple(
      paths,
      fc.constantFrom('upcase', 'times: 100', 'default: "none"', 'json', 'date: "%Y-%m-%d %H"', 'size', 'split: ","'),
    )
    .map(([path, filter]) => `{{ ${path} | ${filter} }}`),
  paths.map((path) => `{% if ${path} == "Ada" %}yes{% elsif ${path} %}some{% else %}no{% endif %}`),
  paths.map((path) => `{% if ${path} contains "a" %}yes{% endif %}`),
  fc
    .array(
      fc.tuple(paths, fc.constantFrom('', '.first', '.last', '.length')).map((steps) => steps.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((several) => `{% if ${several.join(' or ')} %}yes{% endif %}`),
  paths.map((path) => `{% assign z = ${path} | append: "!" %}{{ z }}`),
  fc.constantFrom(
    'text ',
    '{{ "now" | date: "%s" }}',
    '{% increment a %}',
    '{% decrement total %}',
    '{% cycle "x", "y" %}',
  ),
  fc.constantFrom(
    '{% unless name %}x{% endunless %}',
    '{% capture z %}{{ a }}{% endcapture %}{{ z }}',
    '{{ a | first }}',
  ),
  fc.constantFrom(
    '{{ a | nothing }}',
    '{% for x in a %}{% endfor %}',
    '{{ a | sort }}',
    '{{ a',
    '{% if a %}',
    'x'.repeat(1001),
  ),
);
/** Templates with what Segment's Liquid knows, with what it leaves out, and with what does not parse. */
export const liquidTemplates: fc.Arbitrary<string> = fc.array(pieces, { maxLength: 2 }).map((parts) => parts.join(''));
