/** Roughly what each value costs in addition to its text. */
const bytesOfEach = 16;

/** Ordinary events have fewer values than this. */
const manyValues = 1_000;

/**
 * Roughly how many bytes of memory a value takes, mostly its texts; stops counting at `limit`. Anything that throws when it is read counts
 * as nothing, and a cycle is counted about once.
 */
export function sizeOf(value: unknown, limit: number): number {
  const open: unknown[] = [value];
  let bytes = 0;
  let values = 0;
  const seen = new Set<object>();
  while (open.length > 0 && bytes < limit) {
    const next = open.pop();
    bytes += bytesOfEach;
    values += 1;
    if (typeof next === 'string') bytes += next.length;
    else if (typeof next === 'object' && next !== null) {
      if (values > manyValues) {
        if (seen.has(next)) continue;
        seen.add(next);
      }
      try {
        for (const [key, member] of Object.entries(next)) {
          bytes += key.length;
          open.push(member);
        }
      } catch {
        return bytes;
      }
    }
  }
  return bytes;
}
