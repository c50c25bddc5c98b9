import type { InputField } from '@sluice/kit/host';

/** Whether a value passes for sure, without a look at the schema. */
type Check = (value: unknown) => boolean;

/**
 * For fields that are texts or objects only, as the kit's tables make them: whether a payload passes Segment's validation for
 * sure. `false` says nothing: the schema decides. Undefined where the fields are of other types.
 */
export function compileAtOnce(fields: Readonly<Record<string, InputField>>): Check | undefined {
  const checks: [key: string, isRequired: boolean, check: Check][] = [];
  for (const [key, field] of Object.entries(fields)) {
    const check = checkOf(field);
    if (!check || typeof field.required === 'object') return undefined;
    checks.push([key, field.required === true, check]);
  }
  return (payload) => {
    if (!isObject(payload)) return false;
    for (let index = 0; index < checks.length; index++) {
      const [key, isRequired, check] = checks[index] as (typeof checks)[number]; // -- within the list
      const value = payload[key];
      if (value === undefined || value === null || value === '') {
        if (isRequired) return false;
      } else if (!check(value)) return false;
    }
    return true;
  };
}

function checkOf({ type, kind, multiple, choices, properties }: InputField): Check | undefined {
  if (kind === undefined) return undefined;
  if (type === 'string') {
    if (choices) {
      const words = new Set<unknown>(choices.map(({ value }) => value));
      return (value) => words.has(value);
    }
    return multiple ? (value) => (Array.isArray(value) ? value.every(isScalar) : isScalar(value)) : isScalar;
  }
  if (type !== 'object') return undefined;
  const members = properties && compileAtOnce(properties);
  if (properties && !members) return undefined;
  const isFine: Check = members ?? isObject;
  return multiple ? (value) => (Array.isArray(value) ? value.every(isFine) : isFine(value)) : isFine;
}

function isScalar(value: unknown): boolean {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || value === undefined || value === null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
