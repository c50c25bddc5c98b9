/** What a number, a truth value, an object or a place in a list costs besides its texts, roughly. */
const bytesOfEach = 16;

/**
 * About how many bytes of memory a value takes, its texts above all; no exact figure, and counted no further than `limit`. What fails
 * when it is read counts as nothing.
 */
export function sizeOf(value: unknown, limit: number): number {
  const open: unknown[] = [value];
  let bytes = 0;
  while (open.length > 0 && bytes < limit) {
    const next = open.pop();
    bytes += bytesOfEach;
    if (typeof next === 'string') bytes += next.length;
    else if (typeof next === 'object' && next !== null) {
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
