/**
 * A value's own member. A falsy value has none and is itself returned: `$.total.amount` is 0 if the total is 0. Inherited members
 * (`constructor`, `toString`) are not part of the event and read as undefined.
 */
export function ownMember(value: unknown, key: string): unknown {
  if (!value) return value;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined; // -- own, see above
}
