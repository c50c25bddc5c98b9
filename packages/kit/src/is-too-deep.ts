/** Beyond this JSON can still be read, but not written: the stack of Node.js does not hold it. */
export const greatestDepth = 500;

/** Whether lists and objects stand in one another so deep that no request could be made of them. */
export function isTooDeep(value: unknown, levels = greatestDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isTooDeep((value as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  }
  return false;
}
