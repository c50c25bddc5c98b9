import { types } from 'node:util';

/** Freezes a value with everything in it, so that whoever changes it or shares a part of it is found out. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !types.isDate(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
