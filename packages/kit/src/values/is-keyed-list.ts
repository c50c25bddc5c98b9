/** Whether it is a list with gaps as PHP writes it: `{ "0": …, "2": … }`. */
export function isKeyedList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
}
