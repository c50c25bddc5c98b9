/** One value at the end of a tree of JSON, and where it stands: a JSON pointer (RFC 6901). */
export interface Leaf {
  readonly pointer: string;
  readonly value: unknown;
}

/** The pointer of a member of what stands at `pointer`. */
export function memberOf(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The keys that a pointer goes through. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer as people write it: `properties.products[0].price`. */
export function readable(pointer: string): string {
  return keysOf(pointer)
    .map((key) =>
      /^\d+$/.test(key) ? `[${key}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('')
    .replace(/^\./, '');
}

/** Whatever is no object and no list, and those that are empty. */
export function leavesOf(value: unknown, pointer = '', into: Leaf[] = []): Leaf[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) into.push({ pointer, value });
  for (const [key, member] of entries) if (member !== undefined) leavesOf(member, memberOf(pointer, key), into);
  return into;
}
