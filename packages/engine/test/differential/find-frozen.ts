import { types } from 'node:util';

/** The place of an object or list that is not the finder's own: a frozen one. */
export function findFrozen(value: unknown, place = 'payload'): string | undefined {
  if (typeof value !== 'object' || value === null || types.isDate(value)) return undefined;
  if (Object.isFrozen(value)) return place;
  for (const [key, member] of Object.entries(value)) {
    const found = findFrozen(member, `${place}.${key}`);
    if (found) return found;
  }
  return undefined;
}
