import { isObject, readPath, splitPath } from '@sluice/engine/language';

/** A value of an event, and the path that leads to it. */
export interface PathTo {
  /** As a mapping writes it: `$.properties.products[0].price`. */
  readonly path: string;
  readonly value: unknown;
}

/** How many paths of one event are offered. */
const mostPaths = 5_000;

const known = new WeakMap<object, readonly PathTo[]>();

/** The paths to all values of an event that a mapping can name, outer ones first; for a list, those in the first item. */
export function pathsIn(root: unknown): readonly PathTo[] {
  if (typeof root !== 'object' || root === null) return [];
  const found = known.get(root) ?? collect(root);
  known.set(root, found);
  return found;
}

function collect(root: object): readonly PathTo[] {
  const found: PathTo[] = [{ path: '$', value: root }];
  for (const { path, value } of found) {
    const members = membersOf(path, value).slice(0, Array.isArray(value) ? 1 : undefined);
    found.push(...members.filter((member) => member.path !== '').slice(0, mostPaths - found.length));
  }
  return found.slice(1);
}

/** The members of an object or list, each with its path, which is empty if no path can name the member. */
export function membersOf(path: string, value: unknown): (PathTo & { readonly key: string })[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => ({ key: String(index), path: `${path}[${index}]`, value: item }));
  }
  return isObject(value)
    ? Object.keys(value).map((key) => ({ key, path: isWritable(key) ? `${path}.${key}` : '', value: value[key] }))
    : [];
}

function isWritable(key: string): boolean {
  const [only, ...more] = splitPath(key);
  return only === key && more.length === 0;
}

/** What a path leads to in an event. */
export function valueAt(root: unknown, path: string): unknown {
  return readPath(root, path.replace('$.', ''));
}
