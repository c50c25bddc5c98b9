/** The entries of a list that is written as comma-separated text, without blanks around them and without empty ones. */
export function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
