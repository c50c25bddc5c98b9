import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CommandFailure } from '../command-failure';
import { exitCode } from '../exit-code';

/** The first line of a stream, of which no more is read; empty where there is none. Throws where it cannot be read. */
export async function firstLine(stream: Readable): Promise<string> {
  if (stream.destroyed) throw stream.errored ?? new CommandFailure('Standard input is closed.', exitCode.unreadable);
  const lines = createInterface({ input: stream });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve).once('close', () => resolve(''));
      stream.once('close', () => resolve(''));
      // It passes on what goes wrong with its input.
      lines.once('error', reject);
    });
  } finally {
    lines.close();
  }
}
