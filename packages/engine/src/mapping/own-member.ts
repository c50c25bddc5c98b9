/**
 * A value's own member. What is falsy has no members and stands for them: `$.total.amount` is 0 where the total is 0.
 * What a value inherits (`constructor`, `toString`) is not the event's and reads as undefined.
 */
export function ownMember(value: unknown, key: string): unknown {
  if (!value) return value;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined; // -- own, see above
}
