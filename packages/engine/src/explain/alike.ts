import { keysOf, pointerTo } from './leaves';

/** Of places that differ in their places in lists alone only so many are asked about: orders may have hundreds of lines. */
const mostAsked = 10;

/** The first of each kind: pointers are of one kind where they differ in places in lists alone. */
export function firstAlike(root: unknown, pointers: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  return [...pointers].filter((pointer) => {
    const kind = kindAt(root, pointer);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= mostAsked;
  });
}

/** By kind, the last of some pointers. */
export function lastAlike(root: unknown, pointers: Iterable<string>): Map<string, string> {
  return new Map([...pointers].map((pointer) => [kindAt(root, pointer), pointer]));
}

/** The pointer with `*` for its places in lists. */
export function kindAt(root: unknown, pointer: string): string {
  return walk(root, pointer, () => '*').reduce(pointerTo, '');
}

/** How much further on in its first list that differs a pointer leads than another of its kind. */
export function distanceOf(root: unknown, pointer: string, other: string): number {
  const [first, second] = [indexesIn(root, pointer), indexesIn(root, other)];
  const at = first.findIndex((index, place) => index !== second[place]);
  return (first[at] ?? 0) - (second[at] ?? 0);
}

/** The pointer so much further on in its first list; as it is where it leads through none, or nothing stands there. */
export function furtherOn(root: unknown, pointer: string, distance: number): string {
  let isMoved = false;
  const keys = walk(root, pointer, (index, list) => {
    const moved = index + distance;
    if (isMoved || list[moved] === undefined) return String(index);
    isMoved = true;
    return String(moved);
  });
  return keys.reduce(pointerTo, '');
}

function indexesIn(root: unknown, pointer: string): number[] {
  const indexes: number[] = [];
  walk(root, pointer, (index) => {
    indexes.push(index);
    return String(index);
  });
  return indexes;
}

/** The keys of a pointer, those that are places in lists as the function says. */
function walk(root: unknown, pointer: string, say: (index: number, list: readonly unknown[]) => string): string[] {
  let value = root;
  return keysOf(pointer).map((key) => {
    const said = Array.isArray(value) ? say(Number(key), value) : key;
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
    return said;
  });
}
