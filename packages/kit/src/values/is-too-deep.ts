/** Deeper JSON can still be parsed, but not written: it would overflow the stack of Node.js. */
export const greatestDepth = 500;

/** Whether a value is nested too deeply to be sent. */
export function isTooDeep(value: unknown, levels = greatestDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isTooDeep((value as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  }
  return false;
}
