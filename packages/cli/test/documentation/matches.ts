/** Whether a text is what a page prints: there "…" stands for anything within a line, alone in a line for any lines. */
export function matches(text: string, printed: string): boolean {
  const parts = printed
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '…' ? '(?:.*\n)*?' : `${line.trimEnd().split('…').map(quoted).join('.*')}[ ]*\n`));
  return new RegExp(`^${parts.join('')}\n*$`).test(`${text.trimEnd()}\n`);
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
