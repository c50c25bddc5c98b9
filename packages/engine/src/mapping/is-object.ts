/** Whether a value is an object with members of its own choosing: no list, no date, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
