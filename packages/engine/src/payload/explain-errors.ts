import type { InputField } from '@sluice/kit/host';
import type { ErrorObject } from 'ajv';
import { keysOf } from '../explain/leaves';

/** Says what is wrong with a payload: the labels of fields and what is expected, but never a value. */
export function explainErrors(errors: readonly ErrorObject[], fields: Record<string, InputField>): string {
  const told = errors.filter((error) => error.keyword !== 'if').map((error) => explain(error, fields));
  return [...new Set(told)].join(' ');
}

function explain(error: ErrorObject, fields: Record<string, InputField>): string {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'required') {
    const label = labelOf(`${error.instancePath}/${String(params.missingProperty)}`, fields);
    return `${label} is missing: map it from the property your events have it in.`;
  }
  const label = labelOf(error.instancePath, fields);
  switch (error.keyword) {
    case 'type':
      return `${label} must be ${named(params.type)}, but it is ${named(typeOf(error.data))}.`;
    case 'enum':
      return `${label} must be one of: ${(params.allowedValues as unknown[]).join(', ')}.`;
    case 'format':
      return `${label} must be ${formats[String(params.format)] ?? `in the format "${String(params.format)}"`}.`;
    default:
      return `${label} ${error.message ?? 'is not valid'}.`;
  }
}

const formats: Readonly<Record<string, string>> = {
  'date-like': 'a date and time (ISO 8601 or unix time)',
  email: 'an email address',
  uri: 'a whole URL, with https://',
};

const names: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
  undefined: 'absent',
};

function named(types: unknown): string {
  return [types]
    .flat()
    .map((type) => names[String(type)] ?? String(type))
    .join(' or ');
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** `/products/1/price` as `Price (item 2 of Products)`. Candidates of a mapping are not items. */
function labelOf(path: string, fields: Record<string, InputField>): string {
  let known: Record<string, InputField> | undefined = fields;
  const labels: string[] = [];
  let mapping: unknown;
  for (const key of keysOf(path)) {
    const field: InputField | undefined = known?.[key];
    if (field) {
      labels.push(field.label);
      mapping = known === fields ? field.default : (mapping as Record<string, unknown> | undefined)?.[key];
      known = field.properties;
    } else if (Array.isArray(mapping)) {
      continue;
    } else if (/^\d+$/.test(key) && labels.length > 0) {
      labels.push(`item ${Number(key) + 1} of ${labels.pop()}`);
    } else {
      labels.push(key);
    }
  }
  const [last = 'The payload', ...around] = labels.toReversed();
  return around.length > 0 ? `${last} (${around.join(', ')})` : last;
}
