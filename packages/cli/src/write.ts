import type { Writable } from 'node:stream';
import { CommandFailure } from './command-failure';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { systemReason } from './system-reason';
import { wrap } from './text/wrap';

/**
 * Writes and waits until the reader has received it. Returns whether anybody is still reading: a reader may stop early (`|
 * head`). Throws if writing fails for any other reason.
 */
export async function write(stream: Writable, text: string): Promise<boolean> {
  const error = await failureOfWriting(stream, text);
  if (error === undefined) return true;
  if (isEndOfReader(error)) return false;
  throw new CommandFailure(`The output cannot be written: ${systemReason(error)}`, exitCode.output);
}

/** Tells the user something on standard error. A failure to do so does not end the command. */
export async function tell(stderr: Writable, text: string): Promise<void> {
  await failureOfWriting(stderr, text);
}

/** The same for a sentence, wrapped to fit. */
export async function tellLine({ stderr, width }: Pick<Io, 'stderr' | 'width'>, text: string): Promise<void> {
  await tell(stderr, wrap(text, '', width.stderr));
}

/** Writes a sentence to the output, wrapped to fit. */
export async function writeLine({ stdout, width }: Pick<Io, 'stdout' | 'width'>, text: string): Promise<boolean> {
  return write(stdout, wrap(text, '', width.stdout));
}

/** The failure on a stream so far; undefined if there was none, or only its reader has gone. */
export async function outputFailure(stream: Writable): Promise<Error | undefined> {
  const error = await failureOfWriting(stream, '');
  return error && !isEndOfReader(error) ? error : undefined;
}

/** A stream may fail before, during and after a write, and may not call back then. */
async function failureOfWriting(stream: Writable, text: string): Promise<Error | undefined> {
  if (stream.errored) return stream.errored;
  if (stream.destroyed || stream.writableEnded) return new Error('it is closed.');
  const error = await new Promise<Error | null | undefined>((resolve) => {
    const onClose = () => resolve(stream.errored ?? new Error('it was closed.'));
    stream.once('error', resolve).once('close', onClose);
    const settle = (failure?: Error | null) => {
      stream.off('error', resolve).off('close', onClose);
      resolve(failure);
    };
    stream.write(text, settle);
  });
  return error ?? undefined;
}

function isEndOfReader(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}
