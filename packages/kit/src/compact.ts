type IsOptional<V> = undefined extends V ? true : null extends V ? true : false;

/** `T` with the members that may be undefined or null made optional. */
export type Compact<T> = {
  [K in keyof T as IsOptional<T[K]> extends true ? never : K]: T[K];
} & {
  [K in keyof T as IsOptional<T[K]> extends true ? K : never]?: Exclude<T[K], undefined | null>;
} extends infer R
  ? { [K in keyof R]: R[K] }
  : never;

/** The object without its members that are undefined, null or an empty text. One level deep; a new object. */
export function compact<T extends object>(object: T): Compact<T> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(entries) as Compact<T>;
}
