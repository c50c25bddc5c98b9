/** The leaves of a JSON tree by their JSON pointers (RFC 6901): scalars, and empty lists and objects. */
export type Leaves = Map<string, unknown>;

/** The leaves of a value; `at` is the pointer to it. */
export function leavesOf(value: unknown, at = '', into: Leaves = new Map<string, unknown>()): Leaves {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) {
    if (value !== undefined) into.set(at, value);
    return into;
  }
  for (const [key, member] of entries) leavesOf(member, pointerTo(at, key), into);
  return into;
}

/** The pointer to a member of the value at another pointer. */
export function pointerTo(at: string, key: string | number): string {
  return `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The keys of a pointer. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A copy with another value at one place (undefined removes it), which shares everything else. */
export function withValueAt<T>(root: T, keys: readonly string[], value: unknown): T {
  const [key, ...rest] = keys;
  if (key === undefined) return value as T;
  const copy = (Array.isArray(root) ? [...(root as readonly unknown[])] : { ...root }) as Record<string, unknown>;
  copy[key] = withValueAt(copy[key], rest, value);
  return copy as T;
}

/** How one tree of JSON differs from another. */
export interface Difference {
  /** By pointer, each leaf of the first that is different in the second, with both values. */
  readonly changed: ReadonlyMap<string, readonly [unknown, unknown]>;
  /** Whether both have the same places. */
  readonly isAlike: boolean;
}

/** Compares two JSON trees. Builds pointers only to what differs, because it is called often. */
export function differenceOf(first: unknown, second: unknown): Difference {
  const changed = new Map<string, readonly [unknown, unknown]>();
  return { changed, isAlike: compare(first, second, undefined, changed) };
}

/** A place on the way down a tree. */
interface Step {
  readonly key: string;
  readonly above: Step | undefined;
}

function compare(
  first: unknown,
  second: unknown,
  step: Step | undefined,
  changed: Map<string, readonly [unknown, unknown]>,
): boolean {
  if (isTree(first) && isTree(second)) return compareMembers(first, second, step, changed);
  if (isSame(first, second)) return true;
  const is = isTree(first) ? undefined : second;
  for (const [place, value] of leavesOf(first, pointerOf(step))) changed.set(place, [value, is]);
  return ![first, second].some((value) => value === undefined || isTree(value));
}

function compareMembers(
  first: Tree,
  second: Tree,
  step: Step | undefined,
  changed: Map<string, readonly [unknown, unknown]>,
) {
  let isAlike = true;
  for (const key in first) {
    if (first[key] !== second[key] && !compare(first[key], second[key], { key, above: step }, changed)) isAlike = false;
  }
  for (const key in second) if (first[key] === undefined && second[key] !== undefined) isAlike = false;
  return isAlike;
}

/** Leaves are scalars, and empty lists and objects. */
function isSame(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  const areEmpty = [first, second].every((value) => typeof value === 'object' && value !== null && !isTree(value));
  return areEmpty && Array.isArray(first) === Array.isArray(second);
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return true;
  return false;
}

function pointerOf(step: Step | undefined): string {
  return step ? pointerTo(pointerOf(step.above), step.key) : '';
}
