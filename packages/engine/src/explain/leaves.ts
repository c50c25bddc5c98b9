/** By JSON pointer (RFC 6901), what stands at the ends of a tree of JSON: scalars, and lists and objects that are empty. */
export type Leaves = Map<string, unknown>;

export function leavesOf(value: unknown, at = '', into: Leaves = new Map<string, unknown>()): Leaves {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) {
    if (value !== undefined) into.set(at, value);
    return into;
  }
  for (const [key, member] of entries) leavesOf(member, pointerTo(at, key), into);
  return into;
}

/** The pointer to a member of what stands at another one. */
export function pointerTo(at: string, key: string | number): string {
  return `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The keys that a pointer goes through. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A copy with another value at one place, undefined for none; what is beside the way there is shared. */
export function withValueAt<T>(root: T, keys: readonly string[], value: unknown): T {
  const [key, ...rest] = keys;
  if (key === undefined) return value as T;
  const copy = (Array.isArray(root) ? [...(root as readonly unknown[])] : { ...root }) as Record<string, unknown>;
  copy[key] = withValueAt(copy[key], rest, value);
  return copy as T;
}

/** Where something else stands, or nothing. */
export function changedIn(before: Leaves, after: Leaves): Set<string> {
  const changed = new Set<string>();
  for (const [at, value] of before) if (!isSame(value, after.get(at))) changed.add(at);
  return changed;
}

/** Leaves are scalars, and empty lists and objects. */
function isSame(first: unknown, second: unknown): boolean {
  if (typeof first !== 'object' || first === null) return Object.is(first, second);
  return JSON.stringify(first) === JSON.stringify(second);
}

/** Whether both have the same places. */
export function isAlike(first: Leaves, second: Leaves): boolean {
  if (first.size !== second.size) return false;
  for (const at of first.keys()) if (!second.has(at)) return false;
  return true;
}
