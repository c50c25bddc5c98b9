/** The parts of a comma-separated text, trimmed and without empty ones. */
export function splitList(text: unknown): string[] {
  return String(text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
