import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { check } from './commands/check';
import { deletePerson } from './commands/delete';
import { describe } from './commands/describe';
import { init } from './commands/init';
import { list } from './commands/list';
import { preview } from './commands/preview';
import { rudderstack } from './commands/rudderstack';
import { send } from './commands/send';
import { serve } from './commands/serve';
import { simulate } from './commands/simulate';
import { test } from './commands/test';
import { exitCode } from './exit-code';
import { explainFailure } from './explain-failure';
import type { Io } from './io';
import type { Session } from './session';
import { systemReason } from './system-reason';
import { outputFailure, tell } from './write';

export type { Io, Signal } from './io';
export { processIo } from './process-io';

const commands = [list, describe, check, init, test, preview, send, deletePerson, serve, rudderstack, simulate];

/** Runs one call of the command line and returns its exit code, once all it printed is written. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const session: Session = { io, exitCode: exitCode.allWell };
  try {
    await programOf(session).parseAsync(argv, { from: 'user' });
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

function programOf(session: Session): Command {
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
  for (const add of commands) add(program, session);
  return program;
}
