import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Copies of a stream for several readers, at the pace of the slowest. A copy that was destroyed is not waited for. If the stream
 * fails, each copy fails once everything before the failure was read.
 */
export function copiesOf(stream: Readable, count: number): Readable[] {
  const copies = Array.from({ length: count }, () => new Copy());
  void copy(stream, copies);
  return copies;
}

async function copy(stream: Readable, copies: readonly Copy[]): Promise<void> {
  try {
    for await (const chunk of stream) {
      await Promise.all(copies.map((one) => one.whenWanted()));
      if (copies.every(({ destroyed }) => destroyed)) return;
      for (const one of copies) one.give(chunk);
    }
    for (const one of copies) one.give(null);
  } catch (error) {
    for (const one of copies) void one.fail(error as Error); // -- streams fail with errors
  }
}

class Copy extends Readable {
  private isWanted = false;
  private wake: () => void = () => {};

  constructor() {
    super({ highWaterMark: 1 });
    // The source stream's failure must not be an unhandled error: a reader that comes later still gets it.
    this.on('error', () => {});
  }

  override _read(): void {
    this.isWanted = true;
    this.wake();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.wake();
    done(error);
  }

  give(chunk: unknown): void {
    if (this.destroyed) return;
    this.isWanted = false;
    this.push(chunk);
  }

  /** Resolves once everything so far has been read and more is wanted, or the reader is gone. */
  async whenWanted(): Promise<void> {
    if (this.isWanted || this.destroyed) return;
    await new Promise<void>((resolve) => (this.wake = resolve));
  }

  async fail(error: Error): Promise<void> {
    await this.whenWanted();
    // A reader asks for more while it is still receiving the last chunk.
    await nextTurn();
    this.destroy(error);
  }
}
