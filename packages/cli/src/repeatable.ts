/** The parser of an option that can be repeated. */
export function repeatable(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** The same for an option whose value is a comma-separated list. */
export function repeatableList(value: string, previous: readonly string[] = []): string[] {
  return [...previous, ...value.split(',')];
}
