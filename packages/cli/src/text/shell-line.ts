import { lengthOf } from './wrap';

/** Spaces within quotes do not separate words. */
const words = /(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g;

/** A command for the shell; if it is too long, split into several lines that can be copied as they are. */
export function shellLine(text: string, width: number): string {
  const lines: string[] = [];
  let line = ' ';
  for (const [word] of text.matchAll(words)) {
    if (lengthOf(line) + word.length + 3 > width && line.trim() !== '') {
      lines.push(`${line} \\`);
      line = '     ';
    }
    line = `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
