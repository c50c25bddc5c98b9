import { isNativeError } from 'node:util/types';
import { CommanderError } from 'commander';
import { CommandFailure } from './command-failure';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { isSystemError, systemReason } from './system-reason';
import { lookOf } from './text/look';
import { wrap } from './text/wrap';
import { UsageError } from './usage-error';
import { tell } from './write';

/** Tells the user what ended a command early, and returns the exit code. */
export async function explainFailure(error: unknown, io: Io): Promise<number> {
  const { stderr } = io;
  const { paint, width } = lookOf(io, 'stderr');
  const say = (message: string) => tell(stderr, wrap(paint('bad', message), '', width));
  if (error instanceof CommanderError) {
    // Commander has already reported the error, or printed the requested help.
    return error.exitCode === 0 ? exitCode.allWell : exitCode.usage;
  }
  if (error instanceof UsageError) {
    for (const message of [error.message, ...error.more]) await say(message);
    return exitCode.usage;
  }
  if (error instanceof CommandFailure) {
    // After an unanswered question, the message begins on a new line.
    if (error.message.startsWith('\n')) await tell(stderr, '\n');
    await say(error.message);
    return error.exitCode;
  }
  if (isSystemError(error)) {
    await say(`${error.path === undefined ? '' : `${error.path}: `}${systemReason(error)}`);
    return exitCode.output;
  }
  const stack = isNativeError(error) ? error.stack : String(error);
  await tell(stderr, `${stack}\n\nThis is a bug in Sluice: please report it with the lines above.\n`);
  return exitCode.defect;
}
