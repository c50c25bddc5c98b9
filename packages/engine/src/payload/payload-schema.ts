import type { InputConditions, InputField } from '@sluice/kit/host';

/** The part of JSON Schema that is used here. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly not?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

type Fields = Readonly<Record<string, InputField>>;

/**
 * The JSON Schema of a payload with these fields. It accepts what Segment's schema accepts, which ignores some bounds: bounds of 0, and
 * those on whole numbers and times. Fields of the kit's tables only have to be present if required, and among their choices.
 */
export function payloadSchema(fields: Fields): Schema {
  return objectSchema(fields, false);
}

function objectSchema(fields: Fields, isOpen: boolean, isLenient = false): Schema {
  const properties: Record<string, Schema> = {};
  for (const [key, field] of Object.entries(fields)) properties[key] = fieldSchema(field);
  const schema: Schema = { type: 'object', additionalProperties: isOpen, properties };
  // As in Segment: with one conditional member, no member of the object is required by itself.
  if (isLenient) return schema;
  const conditions = conditionsOf(fields);
  return {
    ...schema,
    required: Object.keys(fields).filter((key) => fields[key]?.required === true),
    ...(conditions.length > 0 && { allOf: conditions }),
  };
}

function fieldSchema(field: InputField): Schema {
  const { kind, multiple, properties, allowNull, choices } = field;
  const values = choices?.map(({ value }) => value);
  // The kind decides what a value must be: a bad one is left out, and the event is still sent.
  if (kind !== undefined) return multiple ? { type: 'array' } : { ...(values && { enum: values }) };
  const type = typesOf(field);
  const isObject = field.type === 'object' && properties !== undefined;
  const members = isObject ? membersSchema(field, properties) : undefined;
  const choice = values && { enum: allowNull ? [...values, null] : values };
  if (multiple) return { type: 'array', items: members ?? { type, ...choice } };
  const single: Schema = {
    type: allowNull ? [type, 'null'].flat() : type,
    ...choice,
    ...formatOf(field),
    ...boundsOf(field),
  };
  return { ...single, ...members };
}

function membersSchema({ additionalProperties = false }: InputField, properties: Fields): Schema {
  const isLenient = Object.values(properties).some(({ required }) => typeof required === 'object');
  return objectSchema(properties, additionalProperties, isLenient);
}

function typesOf({ type }: InputField): string | readonly string[] {
  if (type === 'datetime') return ['string', 'number'];
  return type === 'text' ? 'string' : type;
}

function formatOf({ type, format }: InputField): Schema {
  if (type === 'datetime') return { format: 'date-like' };
  return format && type !== 'text' ? { format } : {};
}

function boundsOf({ type, minimum, maximum }: InputField): Schema {
  if (type === 'string') return { ...(minimum && { minLength: minimum }), ...(maximum && { maxLength: maximum }) };
  return type === 'number' ? { ...(minimum && { minimum }), ...(maximum && { maximum }) } : {};
}

/** One rule for each field, or member of an object, that other fields can make required. */
function conditionsOf(fields: Fields): Schema[] {
  return Object.entries(fields).flatMap(([key, { type, properties, required }]) => {
    const members = type === 'object' ? Object.entries(properties ?? {}) : [];
    const all = [
      ...members.map(([name, member]) => [`${key}.${name}`, member.required] as const),
      [key, required] as const,
    ];
    return all.flatMap(([place, condition]) =>
      typeof condition === 'object' ? [conditionSchema(place, condition)] : [],
    );
  });
}

function conditionSchema(place: string, { match, conditions }: InputConditions): Schema {
  const [first, ...more] = conditions;
  if (first && more.length === 0) return { if: singleTest(first), then: requiredAt(place) };
  const tests = conditions.map(testOf);
  // As in Segment: with several conditions the place counts as a key, so a member of an object is never found.
  return { if: match === 'any' ? { anyOf: tests } : { allOf: tests }, then: { required: [place] } };
}

function singleTest(condition: InputConditions['conditions'][number]): Schema {
  const { fieldKey, operator, value } = condition;
  const test = testOf(condition);
  if (value !== undefined || fieldKey.includes('.')) return test;
  const isNull: Schema = { properties: { [fieldKey]: { type: 'null' } } };
  return operator === 'is' ? { anyOf: [test, isNull] } : { allOf: [test, { not: isNull }] };
}

/** Whether a condition holds. Without a value: whether the other field is absent (`is`) or present (`is_not`). */
function testOf({ fieldKey, operator, value }: InputConditions['conditions'][number]): Schema {
  const [key = '', member] = fieldKey.split('.');
  if (member === undefined && value === undefined) {
    return operator === 'is' ? { not: { required: [key] } } : { required: [key] };
  }
  const expected: Schema = operator === 'is' ? { const: value } : { not: { const: value } };
  if (member === undefined) return { required: [key], properties: { [key]: expected } };
  return { required: [key], properties: { [key]: { required: [member], properties: { [member]: expected } } } };
}

function requiredAt(place: string): Schema {
  const [key = '', member] = place.split('.');
  return member === undefined
    ? { required: [key] }
    : { required: [key], properties: { [key]: { required: [member] } } };
}
