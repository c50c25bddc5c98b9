/** The parser of an option that can be repeated. */
export function repeatable(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** The same of one whose value is a comma-separated list. */
export function repeatableList(value: string, previous: readonly string[] = []): string[] {
  return [...previous, ...value.split(',')];
}
