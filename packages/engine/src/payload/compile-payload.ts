import type { InputField, Payload } from '@sluice/kit/host';
import type * as Ajv from 'ajv';
import type * as AjvFormats from 'ajv-formats';
import { compileCleaner } from './compile-cleaner';
import { explainErrors } from './explain-errors';
import { isDateLike } from './is-date-like';
import { isObject } from '../mapping/is-object';
import { payloadSchema } from './payload-schema';

/** A payload as `items` receives it, or what is wrong with it. */
export type CheckedPayload = { readonly payload: Payload } | { readonly problem: string };

let known: Ajv.default | undefined;

/** The only validator, made when the first fields are compiled, so that a server starts without it. */
function ajv(): Ajv.default {
  known ??= makeAjv();
  return known;
}

/** With Segment's options: the same coercions, the same removal of unknown keys. Warnings about Segment's schemas are switched off. */
function makeAjv(): Ajv.default {
  const { Ajv: Validator } = require('ajv') as typeof Ajv;
  const { default: addFormats } = require('ajv-formats') as typeof AjvFormats;
  const made = addFormats(
    new Validator({
      coerceTypes: 'array',
      allErrors: true,
      allowUnionTypes: true,
      verbose: true,
      removeAdditional: true,
      logger: false,
    }),
  );
  made.addFormat('date-like', isDateLike);
  return made;
}

/** Segment keeps this member of a payload even if there is no such field. */
const exempt = 'dynamicAuthSettings';

type Check = (mapped: unknown) => CheckedPayload;

/** Keyed by fields: compiling takes milliseconds, and Ajv never frees what it has compiled. */
const compiled = new WeakMap<Record<string, InputField>, Check>();

/**
 * Compiles an action's fields into the step between mapping and `items`, which drops what is empty, coerces and validates, as Segment
 * does for a single event.
 */
export function compilePayload(fields: Record<string, InputField>): Check {
  const check = compiled.get(fields) ?? compileFields(fields);
  compiled.set(fields, check);
  return check;
}

function compileFields(fields: Record<string, InputField>): Check {
  const schema = payloadSchema(fields);
  const validate: Ajv.ValidateFunction = ajv().compile(schema);
  const clean = compileCleaner(schema, true);
  const keys = Object.keys(fields);
  const lists = keys.filter((key) => schema.properties?.[key]?.type === 'array');
  return (mapped) => {
    if (!isObject(mapped)) return { problem: 'The mapping makes no object of fields.' };
    if (keys.length === 0) return { payload: mapped };
    const payload = clean(mapped) as Record<string, unknown>; // -- an object stays one
    const exempted = payload[exempt];
    for (const key of lists) {
      const value = payload[key];
      if (value !== undefined && value !== null && !Array.isArray(value)) payload[key] = [value];
    }
    if (!validate(payload)) return { problem: explainErrors(validate.errors ?? [], fields) };
    if (exempted !== undefined) payload[exempt] = exempted;
    return { payload };
  };
}
