/** Whether there is no object. PHP writes an empty object as an empty array. */
export function isNothing(given: unknown): boolean {
  return given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0);
}
