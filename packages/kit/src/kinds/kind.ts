/** What a kind returns for a value that it cannot read. */
export const unreadable: unique symbol = Symbol('unreadable');

/** What was read: a value, nothing (`undefined`), or `unreadable`. */
export type Reading<V> = V | undefined | typeof unreadable;

/**
 * What a value is: an email address, an amount, a time. Hosts give the same value in several forms (a number, or its text), so `read`
 * treats them alike. Some words are an account's own and come from its settings. Pure; never throws.
 */
export interface Kind<V> {
  /** One word, shown next to the field: `money`. */
  readonly name: string;
  /** Completes "it must be …" for whoever sends the event: `an amount such as 12.50`. */
  readonly wanted: string;
  readonly read: (given: unknown, settings?: object) => Reading<V>;
}
