import { Ajv } from 'ajv';
import type { AnySchema, ErrorObject } from 'ajv';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false });

export interface Validation {
  /** RE: by field, as in `{ "customer_id": "can't be blank" }`. */
  readonly errors: readonly Readonly<Record<string, string>>[];
}

export function compileSchema(schema: AnySchema): (value: unknown) => Validation {
  const validate = ajv.compile(schema);
  return (value) => ({ errors: validate(value) ? [] : (validate.errors ?? []).map(describe) });
}

// RE: the text of what is missing. Assumed: all the others.
function describe({ instancePath, keyword, message, params }: ErrorObject): Record<string, string> {
  if (keyword === 'required') return { [String(params.missingProperty)]: "can't be blank" };
  const path = instancePath.slice(1).replaceAll('/', '.');
  return { [path === '' ? 'base' : path]: message ?? 'is not valid' };
}
