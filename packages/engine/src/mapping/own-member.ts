/**
 * A value's own member. A falsy value has none and is returned itself: `$.total.amount` is 0 if the total is 0. What a value inherits
 * (`constructor`, `toString`) is not the event's and reads as undefined.
 */
export function ownMember(value: unknown, key: string): unknown {
  if (!value) return value;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined; // -- own, see above
}
