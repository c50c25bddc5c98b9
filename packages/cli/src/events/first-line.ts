import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CommandFailure } from '../command-failure';
import { exitCode } from '../exit-code';

/** Reads only the first line of a stream; empty if there is none. Throws if the stream cannot be read. */
export async function firstLine(stream: Readable): Promise<string> {
  if (stream.destroyed) throw stream.errored ?? new CommandFailure('Standard input is closed.', exitCode.unreadable);
  const lines = createInterface({ input: stream });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve).once('close', () => resolve(''));
      stream.once('close', () => resolve(''));
      // readline passes on errors of its input.
      lines.once('error', reject);
    });
  } finally {
    lines.close();
  }
}
