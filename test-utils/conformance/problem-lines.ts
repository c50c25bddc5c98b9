const mostOfAKind = 3;
const mostShown = 60;

/** The problems to show: a few of each kind, because one mistake may show in every event. */
export function problemLines(problems: readonly string[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const problem of problems) {
    const kind = kindOf(problem);
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem]);
  }
  const lines = [...kinds.values()].flatMap((alike) => cut(alike, mostOfAKind, 'more like these'));
  return cut(lines, mostShown, 'more');
}

function cut(lines: readonly string[], most: number, words: string): string[] {
  return lines.length > most + 1 ? [...lines.slice(0, most), `… and ${lines.length - most} ${words}`] : [...lines];
}

/** Problems are of one kind if they differ only in the event, in what is quoted, and in numbers. */
function kindOf(problem: string): string {
  return problem
    .replaceAll(/\b(?:track|identify|page|screen|group|alias)(?= ["(])/g, '')
    .replaceAll(/"[^"]*"|\d+/g, '')
    .replaceAll(/\s+/g, ' ');
}
