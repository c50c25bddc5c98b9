import { createInflateRaw } from 'node:zlib';

/**
 * Decompresses one deflate stream. Node's own stream stays silent if the deflate data ends within a chunk, and never calls back
 * if the data is damaged. Here every step completes, and what was decompressed before the damage is kept.
 */
export class Inflater {
  state: 'open' | 'ended' | 'damaged' = 'open';
  private readonly stream = createInflateRaw();
  private output: Uint8Array[] = [];
  private wake: () => void = () => {};

  constructor() {
    this.stream.on('data', (chunk: Uint8Array) => void this.output.push(chunk));
    this.stream.on('end', () => this.settle('ended'));
    this.stream.on('error', () => this.settle('damaged'));
    this.stream.on('close', () => this.wake());
  }

  /** Feeds in compressed bytes and returns how many belong to this stream. */
  async push(bytes: Uint8Array): Promise<number> {
    const before = this.stream.bytesWritten;
    await this.step((done) => void this.stream.write(bytes, done));
    const used = this.stream.bytesWritten - before;
    if (this.state === 'open' && used < bytes.length) this.state = 'ended';
    return this.state === 'damaged' ? bytes.length : used;
  }

  /** Signals the end of the input: a stream that is still open was cut off. */
  async end(): Promise<void> {
    await this.step(() => void this.stream.end());
    if (this.state === 'open') this.state = 'damaged';
  }

  /** What was decompressed since the last call. */
  take(): Uint8Array[] {
    return this.output.splice(0);
  }

  close(): void {
    this.stream.destroy();
  }

  private async step(start: (done: () => void) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      start(resolve);
    });
  }

  private settle(state: 'ended' | 'damaged'): void {
    if (this.state === 'open') this.state = state;
    this.wake();
  }
}
