import { lengthOf } from './wrap';

/** Blanks within quotes are none between words. */
const words = /(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g;

/** A line for the shell; in several that can be copied as they are where it is too long for one. */
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
