import type { AddHelpTextContext } from 'commander';
import { shellLine } from './text/shell-line';
import { wrap } from './text/wrap';

/** The end of a command's help: examples, then notes, each a paragraph. For `addHelpText`. */
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
