import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * As many copies of a stream, each to be read by somebody else, as fast as the slowest reads. Who destroys a copy is not
 * waited for; where the stream fails, each copy fails once all that came before was read.
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
    // It is the stream's own failure: a reader that comes later is told all the same.
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

  /** Resolves once all that was given has been read and more is wanted, or nothing ever. */
  async whenWanted(): Promise<void> {
    if (this.isWanted || this.destroyed) return;
    await new Promise<void>((resolve) => (this.wake = resolve));
  }

  async fail(error: Error): Promise<void> {
    await this.whenWanted();
    // It is wanted while the last piece is handed out.
    await nextTurn();
    this.destroy(error);
  }
}
