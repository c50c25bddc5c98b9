import { fieldsToJsonSchema } from '@segment/actions-core/destination-kit/fields-to-jsonschema';
import type { InputField, Payload } from '@sluice/kit';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import dayjs from 'dayjs';
import { explainErrors } from './explain-errors';

/** A payload as `items` receives it, or what is wrong with it. */
export type CheckedPayload = { readonly payload: Payload } | { readonly problem: string };

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Segment's options: the same coercions, the same removal of unknown keys. It warns of Segment's schemas: not here. */
const ajv = addFormats(
  new Ajv({
    coerceTypes: 'array',
    allErrors: true,
    allowUnionTypes: true,
    verbose: true,
    removeAdditional: true,
    logger: false,
  }),
);
ajv.addFormat('text', true);
ajv.addFormat('date-like', (text: string) => {
  const isDigits = String(Number(text)) === text;
  return (isDigits ? dayjs.unix(Number(text)) : dayjs(text)).isValid();
});

type Check = (mapped: Payload) => CheckedPayload;

/** By the fields: Ajv keeps what it has compiled for ever, and it costs milliseconds. */
const compiled = new WeakMap<Record<string, InputField>, Check>();

/**
 * Compiles an action's fields into the step between mapping and `items`: drops what is empty, coerces, validates; as
 * Segment does for a single event.
 */
export function compilePayload(fields: Record<string, InputField>): Check {
  const check = compiled.get(fields) ?? compileFields(fields);
  compiled.set(fields, check);
  return check;
}

function compileFields(fields: Record<string, InputField>): Check {
  const schema = fieldsToJsonSchema(fields) as Schema;
  const validate = ajv.compile(schema);
  return (mapped) => {
    const payload = withoutEmpty(mapped, schema, true) as Record<string, unknown>;
    for (const key of Object.keys(payload)) {
      const isList = schema.properties?.[key]?.type === 'array';
      if (isList && payload[key] !== null && !Array.isArray(payload[key])) payload[key] = [payload[key]];
    }
    return validate(payload) ? { payload } : { problem: explainErrors(validate.errors ?? [], fields) };
  };
}

/** Drops what is undefined, null or an empty text where the schema has no place for it; empty texts at the root always. */
function withoutEmpty(value: unknown, schema: Schema | undefined, isRoot = false): unknown {
  if (!schema?.type && !schema?.enum) return value;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.filter((item) => withoutEmpty(item, items) !== undefined) : value;
  }
  if (typeof value === 'object' && value !== null) {
    if (!schema.properties) return value;
    const { properties } = schema;
    const cleaned = Object.entries(value).map(([key, member]) => {
      return [key, withoutEmpty(member, Object.hasOwn(properties, key) ? properties[key] : undefined)] as const;
    });
    // Not by assignment: a member named __proto__ is to stay a member.
    return Object.fromEntries(cleaned.filter(([, member]) => member !== undefined && !(isRoot && member === '')));
  }
  const types = [schema.type ?? []].flat();
  if (value === null && !types.includes('null')) return undefined;
  if (value === '' && !types.includes('string')) return undefined;
  return value;
}
