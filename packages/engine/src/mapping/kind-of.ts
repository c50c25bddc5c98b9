/** The kind of a value as Segment distinguishes them: `object`, `array`, `null`, `string`, `date` … */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase();
}
