import type { Payload } from './action';
import type { InputConditions, InputField } from './input-field';

/** The first field that a payload must have and has not. */
export function missingField(fields: Record<string, InputField>, payload: Payload): InputField | undefined {
  const missing = Object.entries(fields).find(([key, { required = false }]) => {
    return !(key in payload) && (typeof required === 'object' ? holds(required, payload) : required);
  });
  return missing?.[1];
}

/** Whether conditions hold, as Segment reads them: a condition on the value of an absent field never does. */
function holds({ match = 'all', conditions }: InputConditions, payload: Payload): boolean {
  const results = conditions.map(({ fieldKey, operator, value }) => {
    const [key = '', member] = fieldKey.split('.');
    const whole = payload[key];
    const actual = member === undefined ? whole : (whole as Payload | null | undefined)?.[member];
    const isAbsent = actual === undefined || actual === null;
    if (value === undefined) return isAbsent === (operator === 'is');
    return actual !== undefined && (actual === value) === (operator === 'is');
  });
  return match === 'any' ? results.includes(true) : !results.includes(false);
}
