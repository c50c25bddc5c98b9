import { keysOf, pointerTo } from './leaves';

/** Only this many of the places that differ just in list indexes are tried: orders may have hundreds of lines. */
const mostAsked = 10;

/** The first pointers of each kind. Pointers are of one kind if they differ only in list indexes, or in the numbers of keys (`ITEM2`). */
export function firstAlike(root: unknown, pointers: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  return [...pointers].filter((pointer) => {
    const kind = kindAt(root, pointer);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= mostAsked;
  });
}

/** For each kind that is only partly tried, the last pointer that is: what is true of it is assumed of the others. */
export function lastAlike(root: unknown, all: Iterable<string>, asked: ReadonlySet<string>): Map<string, string> {
  const counts = new Map<string, number>();
  const last = new Map<string, string>();
  for (const pointer of all) {
    const kind = kindAt(root, pointer);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (asked.has(pointer)) last.set(kind, pointer);
  }
  return new Map([...last].filter(([kind]) => (counts.get(kind) ?? 0) > mostAsked));
}

/** If the pointers include all that were tried of a kind, as for a sum, adds the others of that kind. */
export function withOthersAlike(root: unknown, pointers: readonly string[], all: Iterable<string>): string[] {
  if (pointers.length < mostAsked) return [...pointers];
  const counts = new Map<string, number>();
  for (const pointer of pointers) {
    const kind = kindAt(root, pointer);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const others = [...all].filter((pointer) => (counts.get(kindAt(root, pointer)) ?? 0) >= mostAsked);
  return [...new Set([...pointers, ...others])];
}

/** A pointer's kind: the pointer with `*` for list indexes and the numbers in keys. */
export function kindAt(root: unknown, pointer: string): string {
  return walk(root, pointer, () => '*').reduce(pointerTo, '');
}

/** By how many items a pointer is ahead of another of its kind, in the first list where they differ. */
export function distanceOf(root: unknown, pointer: string, other: string): number {
  const [first, second] = [indexesIn(root, pointer), indexesIn(root, other)];
  const at = first.findIndex((index, place) => index !== second[place]);
  return (first[at] ?? 0) - (second[at] ?? 0);
}

/** The pointer moved by this many items in the first of its lists that has such an item; unchanged if there is none. */
export function furtherOn(root: unknown, pointer: string, distance: number): string {
  let isMoved = false;
  const keys = walk(root, pointer, (index, has) => {
    const moved = index + distance;
    if (isMoved || !has(moved)) return String(index);
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

/** Rewrites the list indexes of a pointer and the numbers in its keys with `say`, whose `has` tells if an item exists. */
function walk(
  root: unknown,
  pointer: string,
  say: (index: number, has: (other: number) => boolean) => string,
): string[] {
  let value = root as Readonly<Record<string, unknown>> | undefined;
  return keysOf(pointer).map((key) => {
    const around = value;
    const [, name = '', number = ''] = Array.isArray(around) ? ['', '', key] : (/^(.*\D)(\d{1,4})$/.exec(key) ?? []);
    value = around?.[key] as typeof value;
    return number === '' ? key : `${name}${say(Number(number), (other) => around?.[`${name}${other}`] !== undefined)}`;
  });
}
