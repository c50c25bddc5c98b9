/**
 * What JavaScript makes of a value as text or number. An object with a member called `toString` or `valueOf`, which is no
 * function, cannot be converted; like any other object it then gives `otherwise`.
 */
export function convert<T>(value: unknown, to: (value: unknown) => T, otherwise: T): T {
  try {
    return to(value);
  } catch (error) {
    if (error instanceof TypeError) return otherwise;
    throw error; // -- too deep, or what a value of the host's own process throws
  }
}
