import type { Payload } from '../definition/action';
import type { InputConditions, InputField } from '../definition/input-field';

/**
 * Compiles the function that finds the first required field missing from a payload. Empty texts at the top level count as missing:
 * Segment drops them from a single event, but keeps them in a batch.
 */
export function compileRequired(fields: Record<string, InputField>): (payload: Payload) => InputField | undefined {
  const required = Object.entries(fields).filter(([, field]) => field.required);
  return (payload) => {
    for (const [key, field] of required) {
      const isMissing = rootOf(payload, key) === undefined;
      if (isMissing && (typeof field.required !== 'object' || holds(field.required, payload))) return field;
    }
    return undefined;
  };
}

function rootOf(payload: Payload, key: string): unknown {
  const value = payload[key];
  return value === '' ? undefined : value;
}

/** Whether conditions hold, as Segment reads them: a condition on the value of an absent field never does. */
function holds({ match = 'all', conditions }: InputConditions, payload: Payload): boolean {
  const results = conditions.map(({ fieldKey, operator, value }) => {
    const [key = '', member] = fieldKey.split('.');
    const whole = rootOf(payload, key);
    const actual = member === undefined ? whole : (whole as Payload | null | undefined)?.[member];
    const isAbsent = actual === undefined || actual === null;
    if (value === undefined) return isAbsent === (operator === 'is');
    return actual !== undefined && (actual === value) === (operator === 'is');
  });
  return match === 'any' ? results.includes(true) : !results.includes(false);
}
