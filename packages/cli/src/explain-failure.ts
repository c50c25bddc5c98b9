import { isNativeError } from 'node:util/types';
import { CommanderError } from 'commander';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { UsageError } from './usage-error';
import { write } from './write';

/** Says what ended a command early, and returns the exit code. */
export async function explainFailure(error: unknown, { stderr }: Io): Promise<number> {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong, or printed the help that was asked for.
    if (error.code === 'commander.unknownCommand') {
      await write(stderr, 'The commands are listed by: sluice --help\n');
    }
    return error.exitCode === 0 ? exitCode.allWell : exitCode.usage;
  }
  if (error instanceof UsageError) {
    await write(stderr, `${[error.message, ...error.more].join('\n')}\n`);
    return exitCode.usage;
  }
  const stack = isNativeError(error) ? error.stack : String(error);
  await write(stderr, `${stack}\n\nThis is a bug in Sluice: please report it with the lines above.\n`);
  return exitCode.defect;
}
