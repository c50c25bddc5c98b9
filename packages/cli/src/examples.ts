import type { AddHelpTextContext } from 'commander';
import { lengthOf, wrap } from './text/wrap';

/** What the help of a command says in the end: examples, then notes, each a paragraph. For `addHelpText`. */
export function examples(
  lines: readonly string[],
  ...notes: readonly string[]
): (context: AddHelpTextContext) => string {
  return ({ command }) => {
    const width = command.configureOutput().getOutHelpWidth?.() ?? 80;
    const heading = command.createHelp().styleTitle('Examples:');
    const paragraphs = notes.flatMap((note) => ['', wrap(note, '', width).trimEnd()]);
    return ['', heading, ...lines.map((line) => shellLine(line, width)), ...paragraphs].join('\n');
  };
}

/** A line for the shell; in several that can be copied as they are where it is too long for one. */
function shellLine(text: string, width: number): string {
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
