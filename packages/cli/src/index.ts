import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { check } from './commands/check';
import type { deletePerson } from './commands/delete';
import type { describe } from './commands/describe';
import type { init } from './commands/init';
import type { list } from './commands/list';
import type { preview } from './commands/preview';
import type { rudderstack } from './commands/rudderstack';
import type { send } from './commands/send';
import type { serve } from './commands/serve';
import type { simulate } from './commands/simulate';
import type { test } from './commands/test';
import type { workbench } from './commands/workbench';
import { exitCode } from './exit-code';
import { explainFailure } from './explain-failure';
import type { Io } from './io';
import type { Session } from './session';
import { systemReason } from './system-reason';
import { outputFailure, tell } from './write';

export type { Io, Signal } from './io';
export { processIo } from './process-io';

type AddCommand = (program: Command, session: Session) => void;

/** Of each command what loads it, in the order of the help. */
const commands: Readonly<Record<string, () => AddCommand>> = {
  list: () => (require('./commands/list') as { list: typeof list }).list,
  describe: () => (require('./commands/describe') as { describe: typeof describe }).describe,
  check: () => (require('./commands/check') as { check: typeof check }).check,
  init: () => (require('./commands/init') as { init: typeof init }).init,
  test: () => (require('./commands/test') as { test: typeof test }).test,
  workbench: () => (require('./commands/workbench') as { workbench: typeof workbench }).workbench,
  preview: () => (require('./commands/preview') as { preview: typeof preview }).preview,
  send: () => (require('./commands/send') as { send: typeof send }).send,
  delete: () => (require('./commands/delete') as { deletePerson: typeof deletePerson }).deletePerson,
  serve: () => (require('./commands/serve') as { serve: typeof serve }).serve,
  rudderstack: () => (require('./commands/rudderstack') as { rudderstack: typeof rudderstack }).rudderstack,
  simulate: () => (require('./commands/simulate') as { simulate: typeof simulate }).simulate,
};

/** Runs one call of the command line and returns its exit code, once all it printed is written. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const session: Session = { io, exitCode: exitCode.allWell };
  try {
    const program = programOf(session, argv[0]);
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const code = await explainFailure(error, io);
    // That it cannot be printed is not worse than what was to be printed.
    session.exitCode = code === exitCode.output && session.exitCode !== exitCode.allWell ? session.exitCode : code;
  }
  const failure = (await outputFailure(io.stdout)) ?? (await outputFailure(io.stderr));
  if (failure && session.exitCode === exitCode.allWell) {
    session.exitCode = exitCode.output;
    await tell(io.stderr, `The output cannot be written: ${systemReason(failure)}\n`);
  }
  return session.exitCode;
}

/** With the one command that is called alone; where none is, with all of them. */
function programOf(session: Session, called = ''): Command {
  const { stdout, stderr, width } = session.io;
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string }; // -- ours
  const program = new Command('sluice')
    .description('Turns customer events into the requests of marketing vendors, and sends them.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .showHelpAfterError('(Add --help to see how it is used.)');
  const own = Object.hasOwn(commands, called) ? commands[called] : undefined;
  for (const load of own ? [own] : Object.values(commands)) load()(program, session);
  return program;
}
