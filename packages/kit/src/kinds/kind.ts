/** What a kind answers where there is something that it cannot read. */
export const unreadable: unique symbol = Symbol('unreadable');

/** What was read: a value, nothing (`undefined`), or `unreadable`. */
export type Reading<V> = V | undefined | typeof unreadable;

/**
 * What a value is: an email address, an amount, a time. Hosts give one value in several forms (a number, or the text of that
 * number), so `read` answers to both alike; some words are an account's own, which its settings say. Pure; throws for nothing.
 */
export interface Kind<V> {
  /** One word, as it stands beside the field: `money`. */
  readonly name: string;
  /** Completes "it must be …" for the person who sends the event: `an amount such as 12.50`. */
  readonly wanted: string;
  readonly read: (given: unknown, settings?: object) => Reading<V>;
}
