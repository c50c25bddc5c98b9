import { isObject } from './is-object';

/** A copy that shares no object or list with the event, without undefined members. */
export function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = value[key];
    // Assigning to `__proto__` would change what the copy inherits.
    if (member !== undefined && key !== '__proto__') result[key] = copy(member);
  }
  return result;
}
