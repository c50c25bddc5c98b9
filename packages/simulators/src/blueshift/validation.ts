import type { ErrorObject } from 'ajv';
import { compileSchema } from '../compile-schema';

/** RE: by field, as in `{ "customer_id": "can't be blank" }`. */
export type FieldError = Readonly<Record<string, string>>;

export function compileValidation(schema: object): (value: unknown) => readonly FieldError[] {
  const validate = compileSchema(schema);
  return (value) => validate(value).flatMap(describe);
}

// RE: the text for a missing member. Assumed: all the others.
function describe({ instancePath, keyword, message, params }: ErrorObject): FieldError[] {
  if (keyword === 'required') return [{ [String(params.missingProperty)]: "can't be blank" }];
  // For alternatives, says what is missing.
  if (keyword === 'anyOf') return [];
  const path = instancePath.slice(1).replaceAll('/', '.');
  return [{ [path === '' ? 'base' : path]: message ?? 'is not valid' }];
}
