import { lengthOf } from './wrap';

/** A line for the shell; in several that can be copied as they are where it is too long for one. */
export function shellLine(text: string, width: number): string {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (lengthOf(line) + word.length + 3 > width && line.trim() !== '') {
      lines.push(`${line} \\`);
      line = '     ';
    }
    line = `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
