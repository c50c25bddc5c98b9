import { isNativeError } from 'node:util/types';
import { CommanderError } from 'commander';
import { CommandFailure } from './command-failure';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { isSystemError, systemReason } from './system-reason';
import { UsageError } from './usage-error';
import { tell } from './write';

/** Says what ended a command early, and returns the exit code. */
export async function explainFailure(error: unknown, { stderr }: Io): Promise<number> {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong, or printed the help that was asked for.
    if (error.code === 'commander.unknownCommand') await tell(stderr, 'The commands are listed by: sluice --help\n');
    return error.exitCode === 0 ? exitCode.allWell : exitCode.usage;
  }
  if (error instanceof UsageError) {
    await tell(stderr, `${[error.message, ...error.more].join('\n')}\n`);
    return exitCode.usage;
  }
  if (error instanceof CommandFailure) {
    await tell(stderr, `${error.message}\n`);
    return error.exitCode;
  }
  if (isSystemError(error)) {
    await tell(stderr, `${error.path === undefined ? '' : `${error.path}: `}${systemReason(error)}\n`);
    return exitCode.output;
  }
  const stack = isNativeError(error) ? error.stack : String(error);
  await tell(stderr, `${stack}\n\nThis is a bug in Sluice: please report it with the lines above.\n`);
  return exitCode.defect;
}
