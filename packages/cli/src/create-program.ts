import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Help } from 'commander';
import type { check } from './commands/check';
import type { completion } from './commands/completion';
import type { deletePerson } from './commands/delete';
import type { describe } from './commands/describe';
import type { events } from './commands/events';
import type { init } from './commands/init';
import type { list } from './commands/list';
import type { preview } from './commands/preview';
import type { rudderstack } from './commands/rudderstack';
import type { segment } from './commands/segment';
import type { send } from './commands/send';
import type { serve } from './commands/serve';
import type { simulate } from './commands/simulate';
import type { test } from './commands/test';
import type { tryOut } from './commands/try';
import type { validate } from './commands/validate';
import type { workbench } from './commands/workbench';
import type { Io } from './io';
import type { Session } from './session';
import { type Look, lookOf } from './text/look';
import { lengthOf, widestText, wrap } from './text/wrap';

/** `whole` creates the program with all commands. */
type AddCommand = (program: Command, session: Session, whole: () => Command) => void;

/** The loader of each command, in the order of the help. */
const commands: Readonly<Record<string, () => AddCommand>> = {
  list: () => (require('./commands/list') as { list: typeof list }).list,
  describe: () => (require('./commands/describe') as { describe: typeof describe }).describe,
  init: () => (require('./commands/init') as { init: typeof init }).init,
  validate: () => (require('./commands/validate') as { validate: typeof validate }).validate,
  test: () => (require('./commands/test') as { test: typeof test }).test,
  workbench: () => (require('./commands/workbench') as { workbench: typeof workbench }).workbench,
  events: () => (require('./commands/events') as { events: typeof events }).events,
  preview: () => (require('./commands/preview') as { preview: typeof preview }).preview,
  try: () => (require('./commands/try') as { tryOut: typeof tryOut }).tryOut,
  send: () => (require('./commands/send') as { send: typeof send }).send,
  delete: () => (require('./commands/delete') as { deletePerson: typeof deletePerson }).deletePerson,
  simulate: () => (require('./commands/simulate') as { simulate: typeof simulate }).simulate,
  serve: () => (require('./commands/serve') as { serve: typeof serve }).serve,
  rudderstack: () => (require('./commands/rudderstack') as { rudderstack: typeof rudderstack }).rudderstack,
  segment: () => (require('./commands/segment') as { segment: typeof segment }).segment,
  check: () => (require('./commands/check') as { check: typeof check }).check,
  completion: () => (require('./commands/completion') as { completion: typeof completion }).completion,
};

/** Creates the program with only the called command, or with all commands if none is called. */
export function createProgram(session: Session, called = ''): Command {
  const { io } = session;
  const manifest = readFileSync(join(__dirname, '../package.json'), 'utf8');
  const { version, homepage } = JSON.parse(manifest) as { version: string; homepage: string }; // -- ours
  const program = new Command('sluice')
    .description('Turns customer events into the requests of marketing vendors, and sends them.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, print) => print(errorText(text, io)),
      getOutHelpWidth: () => Math.min(io.width.stdout, widestText),
      getErrHelpWidth: () => Math.min(io.width.stderr, widestText),
      getOutHasColors: () => io.hasColours.stdout,
      getErrHasColors: () => io.hasColours.stderr,
    })
    .configureHelp(helpFor(lookOf(io)))
    .addHelpText(
      'after',
      () => `\n${wrap(`More: sluice <command> --help, ${homepage}`, '', io.width.stdout).trimEnd()}`,
    );
  if (called === '--version' || called === '-V') return program;
  const own = Object.hasOwn(commands, called) ? commands[called] : undefined;
  for (const load of own ? [own] : Object.values(commands)) load()(program, session, () => createProgram(session));
  sayWhereHelpIs(program, program.name());
  return program;
}

/** Makes every usage error end with a pointer to the help. */
function sayWhereHelpIs(command: Command, called: string): void {
  command.showHelpAfterError(`See ${called} --help`);
  for (const one of command.commands) sayWhereHelpIs(one, `${called} ${one.name()}`);
}

/**
 * The arguments up to and including the first that should be a command but is not. Without this, if help is asked for, commander
 * shows the help of the commands before it and does not mention the unknown one.
 */
export function unknownCommand(program: Command, words: readonly string[]): string[] | undefined {
  const called: string[] = [];
  let command: Command | undefined = program;
  for (const word of words) {
    if (command.commands.length === 0 || word.startsWith('-')) return undefined;
    if (word === 'help') continue;
    called.push(word);
    command = command.commands.find((one) => one.name() === word);
    if (!command) return called;
  }
  return undefined;
}

/** Turns commander's messages into sentences like all others. */
function errorText(text: string, io: Io): string {
  const { paint, width } = lookOf(io, 'stderr');
  const sentence = text
    .trim()
    .replace(/^error: (.)/, (_, letter: string) => letter.toUpperCase())
    .replace(/\s+\((Did you mean [^]*\?)\)$/, '. $1')
    .replace(/['\w]$/, '$&.');
  return wrap(paint('bad', sentence), '', width);
}

function helpFor({ paint }: Look): Partial<Help> {
  return {
    minWidthToWrap: 20,
    // Only the name: a command's own help lists its arguments.
    subcommandTerm: (command) => command.name(),
    styleTitle: (text) => paint('heading', text),
    styleSubcommandTerm: (text) => paint('name', text),
    styleOptionTerm: (text) => paint('name', text),
    styleArgumentTerm: (text) => paint('name', text),
    // If there is too little room next to a term, its description goes below it.
    formatItem(this: Help, term, termWidth, description, helper) {
      const { helpWidth = 80 } = this;
      const isWide = helpWidth - termWidth >= 44;
      if (isWide || description === '')
        return Help.prototype.formatItem.call(this, term, termWidth, description, helper);
      return wrap(term, '      ', helpWidth, '  ') + wrap(description, '      ', helpWidth).trimEnd();
    },
    commandUsage(this: Help, command) {
      const usage = Help.prototype.commandUsage.call(this, command);
      return wrap(usage, '       ', this.helpWidth ?? 80).trim();
    },
    displayWidth: lengthOf,
  };
}
