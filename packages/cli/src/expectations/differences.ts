import { structuredPatch } from 'diff';
import type { Look } from '../text/look';

/** The differences between two values, line by line of their JSON: `-` for expected, `+` for actual. Empty if they are equal. */
export function differences(expected: unknown, actual: unknown, { paint }: Look): string {
  const [before, after] = [textOf(expected), textOf(actual)];
  if (before === after) return '';
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  return hunks
    .map(({ oldStart, lines }) => {
      const head = paint('faint', `@@ line ${oldStart} @@`);
      return [head, ...lines.map((line) => paintedLine(line, paint))].map((line) => `  ${line}\n`).join('');
    })
    .join('');
}

function textOf(value: unknown): string {
  return value === undefined ? '' : `${JSON.stringify(value, null, 2)}\n`;
}

function paintedLine(line: string, paint: Look['paint']): string {
  if (line.startsWith('-')) return paint('bad', line);
  return line.startsWith('+') ? paint('good', line) : line;
}
