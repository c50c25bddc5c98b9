import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/**
 * An open file as a stream. If a file has room for only part of a text, Node's own standard output treats it as fully written;
 * here the rest is written too, or the lack of space is an error.
 */
export class FileOutput extends Writable {
  constructor(private readonly descriptor: number) {
    super();
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error | null) => void): void {
    try {
      for (let written = 0; written < chunk.length;) {
        written += writeSync(this.descriptor, chunk, written, chunk.length - written);
      }
    } catch (error) {
      done(error as Error); // -- writeSync throws nothing else
      return;
    }
    done();
  }
}
