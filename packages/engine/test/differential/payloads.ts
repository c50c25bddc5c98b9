import type { InputField } from '@sluice/kit/host';
import fc from 'fast-check';
import type { Fields } from './schemas';
import { scalars, values } from './values';

const texts = fc.oneof(
  fc.constantFrom('a', 'b', '1', 'EUR', 'true', 'false', '12.5', '1e3', 'null', ' ', '0'),
  fc.constantFrom('2026-13-45', '1767323045', '1767323045678', '99999999999999', '-1', '1767323045.5', 'January 2'),
);

const formatted: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-01-02', '2026-13-45'],
  'date-time': ['2026-01-02T03:04:05.678Z', '2026-01-02'],
  email: ['ada@example.com', 'ada@'],
  hostname: ['a.example', '-'],
  ipv4: ['8.8.8.8', '8.8.8.256'],
  ipv6: ['::1', '1'],
  uri: ['https://a.example/?b=c', '/path'],
  'uri-reference': ['/path', '\\'],
  uuid: ['022bb90c-bbac-11e4-8dfc-aa07a5b093db', '022bb90c'],
};

const numbers = fc.constantFrom(0, 1, 2.5, 3, -2, 13, 1_767_323_045, 1e21, -0);
const likely: Readonly<Record<InputField['type'], fc.Arbitrary<unknown>>> = {
  string: fc.oneof(texts, texts, numbers),
  text: fc.oneof(texts, texts, fc.boolean()),
  datetime: fc.oneof(numbers, fc.constantFrom('2026-01-02T03:04:05.678Z', '2026-01-02', '1767323045', '1767323045678')),
  number: fc.oneof(numbers, fc.constantFrom('0', '12.5', '1e3', '-2')),
  integer: fc.constantFrom(0, 1, 3, -2, '13', '1767323045'),
  boolean: fc.oneof(fc.boolean(), fc.constantFrom('true', 'false', 0, 1)),
  object: values,
};

/** What a mapping may make for these fields: mostly what they ask for, with unknown keys, empty and odd values. */
export function payloadsFor(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const known = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, valueOf(field)]));
  const model = { ...known, unknown: scalars, constructor: scalars, dynamicAuthSettings: scalars };
  return fc.record(model, { requiredKeys: [], noNullPrototype: true });
}

function valueOf(field: InputField): fc.Arbitrary<unknown> {
  const single = singleOf(field);
  const empty = fc.constantFrom(null, '', undefined);
  const item = fc.oneof({ weight: 12, arbitrary: single }, { weight: 1, arbitrary: empty });
  return fc.oneof(
    { weight: 30, arbitrary: single },
    { weight: field.multiple ? 60 : 1, arbitrary: fc.array(item, { maxLength: 3 }) },
    { weight: field.allowNull ? 10 : 3, arbitrary: empty },
    { weight: 1, arbitrary: scalars },
    { weight: 1, arbitrary: texts },
    { weight: 1, arbitrary: values },
  );
}

function singleOf({ type, properties, choices, format }: InputField): fc.Arbitrary<unknown> {
  if (type === 'object' && properties) return payloadsFor(properties);
  if (choices) return fc.constantFrom<unknown>(...choices.map(({ value }) => value));
  return format ? fc.constantFrom(...(formatted[format] ?? [])) : likely[type];
}
