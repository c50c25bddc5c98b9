import { keysOf, pointerTo } from './leaves';

/** Of places that differ in their places in lists alone only so many are asked about: orders may have hundreds of lines. */
const mostAsked = 10;

/** The first of each kind: pointers are of one kind where they differ in places in lists, or in numbers of keys (`ITEM2`), alone. */
export function firstAlike(root: unknown, pointers: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  return [...pointers].filter((pointer) => {
    const kind = kindAt(root, pointer);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= mostAsked;
  });
}

/** Of kinds of which not all are asked about, the last of those that are: what is true of it is true of the others. */
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

/** What comes of all that were asked about comes of the others of their kind, too: a sum. */
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

/** The pointer with `*` for its places in lists and numbers of keys. */
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

/** The keys of a pointer, its places in lists and the numbers of its keys as the function says, which is told what else is there. */
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
