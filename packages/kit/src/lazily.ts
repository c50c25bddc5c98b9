/** Adds a member that is computed when it is first read, since most users of a destination do not need all of it. */
export function lazily<T extends object, K extends string, V>(object: T, key: K, make: () => V): T & Record<K, V> {
  let made: V | undefined;
  return Object.defineProperty(object, key, {
    configurable: true,
    enumerable: true,
    get: () => (made ??= make()),
    set: (value: V) => {
      made = value;
    },
  }) as T & Record<K, V>;
}
