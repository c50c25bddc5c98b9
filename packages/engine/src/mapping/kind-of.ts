/** What a value is: `object`, `array`, `null`, `string`, `date` … as Segment tells values apart. */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase();
}
