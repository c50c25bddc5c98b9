/** The parser of an option that may be given again. */
export function repeatable(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
