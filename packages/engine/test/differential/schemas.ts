import type { InputField } from '@sluice/kit/host';
import fc from 'fast-check';

export type Fields = Record<string, InputField>;
type Type = InputField['type'];

const keys = ['name', 'email', 'total', 'when', 'products', 'address', 'flag', 'code'] as const;
const memberKeys = ['sku', 'price', 'name', 'flag'] as const;
const formats = ['date', 'date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'uuid'] as const;

const some = { requiredKeys: [] as [], noNullPrototype: true } as const;

/** A condition on fields that may or may not be there. */
const condition = fc.record(
  {
    fieldKey: fc.constantFrom(...keys, 'address.sku', 'address.name', 'products.price', 'nobody'),
    operator: fc.constantFrom('is' as const, 'is_not' as const),
    value: fc.constantFrom('a', 1, true, '', 'EUR', undefined, undefined),
  },
  { noNullPrototype: true },
);
const conditions = fc.record(
  {
    match: fc.constantFrom('all' as const, 'any' as const),
    conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
  },
  { noNullPrototype: true },
);

const common = fc.record(
  {
    required: fc.oneof(
      { weight: 7, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
      { weight: 3, arbitrary: conditions },
    ),
    multiple: fc.boolean(),
    allowNull: fc.boolean(),
    additionalProperties: fc.boolean(),
  },
  some,
);

const labelled = (...values: (string | number)[]) => values.map((value) => ({ value, label: `The ${value}` }));
const texts = fc.record(
  {
    choices: fc.constantFrom(labelled('a', 'b'), labelled('1', ''), labelled('EUR')),
    format: fc.constantFrom(...formats),
    minimum: fc.constantFrom(0, 1, 3),
    maximum: fc.constantFrom(0, 5, 30),
  },
  some,
);
const numbers = fc.record(
  {
    choices: fc.constantFrom(labelled(1, 2.5), labelled('1', '2')),
    minimum: fc.constantFrom(0, -2, 2.5),
    maximum: fc.constantFrom(0, 12.5, 1e9),
  },
  some,
);

/** What only some types know; now and then on others too, where it does nothing or no value fits. */
const particulars: Readonly<Record<Type, fc.Arbitrary<object>>> = {
  string: texts,
  text: texts,
  number: numbers,
  integer: numbers,
  boolean: fc.record({ choices: fc.constantFrom(labelled('true')) }, some),
  datetime: fc.record({ format: fc.constantFrom(...formats), minimum: fc.constantFrom(0, 5) }, some),
  object: fc.constant({}),
};

/** Fields of every kind, nested up to `depth` levels. */
function fieldsTo(depth: number, names: readonly string[]): fc.Arbitrary<Fields> {
  const types = Object.keys(particulars) as Type[]; // -- its keys are the types
  const field = fc.constantFrom(...types).chain((type) => {
    const members = type === 'object' && depth > 0 ? fieldsTo(depth - 1, memberKeys) : fc.constant(undefined);
    const particular = fc.oneof(fc.constant({}), particulars[type]);
    return fc.tuple(common, particular, members).map(([rest, more, properties]): InputField => {
      return { ...rest, ...more, type, label: 'A field', description: '', ...(properties && { properties }) };
    });
  });
  return fc.dictionary(fc.constantFrom(...names), field, { minKeys: 1, maxKeys: names.length, noNullPrototype: true });
}

export const schemas: fc.Arbitrary<Fields> = fieldsTo(2, keys);
