import type { Schema } from './payload-schema';

/** Removes what is empty from a value; undefined if the value itself is empty. */
export type Cleaner = (value: unknown) => unknown;

/**
 * Compiles a cleaner from a schema, which decides what is empty: null if the schema does not allow null; an empty string if it does not
 * allow strings and, for the fields themselves (`isRoot`), always. Items of lists are dropped as a whole or left as they are.
 */
export function compileCleaner(schema: Schema, isRoot = false): Cleaner {
  const isEmpty = compileEmptiness(schema);
  const isEmptyItem = schema.items && compileEmptiness(schema.items);
  const members = schema.properties && compileMembers(schema.properties, isRoot);
  return (value) => {
    if (isEmpty(value)) return undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return isEmptyItem ? value.filter((item) => !isEmptyItem(item)) : value;
    return members && Object.prototype.toString.call(value) === '[object Object]' ? members(value) : value;
  };
}

function compileEmptiness({ type = [] }: Schema): (value: unknown) => boolean {
  const types = [type].flat();
  const hasNull = types.includes('null');
  const hasText = types.includes('string');
  return (value) => value === undefined || (value === null && !hasNull) || (value === '' && !hasText);
}

function compileMembers(
  properties: Readonly<Record<string, Schema>>,
  isRoot: boolean,
): (value: object) => Record<string, unknown> {
  const cleaners = new Map(Object.entries(properties).map(([key, schema]) => [key, compileCleaner(schema)]));
  return (value) => {
    const result: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      const clean = cleaners.get(key);
      const cleaned = clean ? clean(member) : member;
      // Assigning to `__proto__` would change what the result inherits.
      if (cleaned === undefined || (isRoot && cleaned === '') || key === '__proto__') continue;
      result[key] = cleaned;
    }
    return result;
  };
}
