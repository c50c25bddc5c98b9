import { once } from 'node:events';
import { createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { access, constants, realpath } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import type { Outcome } from '@sluice/kit/host';
import { UsageError } from '../usage-error';

/** A path for each destination: with several of them, each has its name in its file's. */
export function rejectedPaths(path: string | undefined, slugs: readonly string[]): (string | undefined)[] {
  if (path === undefined || slugs.length === 1) return slugs.map(() => path);
  const { dir, name, ext } = parse(path);
  return slugs.map((slug, index) => {
    const isRepeated = slugs.indexOf(slug) !== slugs.lastIndexOf(slug);
    return join(dir, `${name}.${slug}${isRepeated ? `-${index + 1}` : ''}${ext}`);
  });
}

/** Keeps events that were not delivered, each with its outcome, one JSON object a line. */
export class RejectedFile {
  count = 0;
  private stream: WriteStream | undefined;
  private failure: Error | undefined;

  private constructor(readonly path: string) {}

  /** Checks that the file can be written. It is made with its first line, and what is in it stays. */
  static async prepare(path: string, inputs: readonly string[]): Promise<RejectedFile> {
    const folder = dirname(resolve(path));
    await access(existsSync(path) ? path : folder, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${path}: ${error.code === 'ENOENT' ? `there is no folder ${folder}.` : error.message}`);
    });
    const own = await realpath(path).catch(async () => join(await realpath(folder), basename(path)));
    for (const input of inputs) {
      if (own === (await realpath(input).catch(() => undefined))) {
        throw new UsageError(`${path} is read from; --rejected must name another file.`);
      }
    }
    return new RejectedFile(path);
  }

  async add(
    index: number,
    event: unknown,
    outcome: Exclude<Outcome, { status: 'delivered' | 'skipped' }>,
  ): Promise<void> {
    const { status, message } = outcome;
    const kept = { status, ...('fix' in outcome && { fix: outcome.fix }), message };
    await this.write(`${JSON.stringify({ event, outcome: kept, index })}\n`);
    this.count += 1;
  }

  async close(): Promise<void> {
    const { stream } = this;
    if (stream && !stream.destroyed) await new Promise<void>((done) => void stream.end(done));
    if (this.failure) throw this.failure;
  }

  private async write(text: string): Promise<void> {
    this.stream ??= this.open();
    const { stream } = this;
    // A failure is kept by the listener of `open`.
    if (!stream.write(text)) await once(stream, 'drain').catch(() => {});
    if (this.failure) throw this.failure;
  }

  private open(): WriteStream {
    // It holds personal data: nobody else may read it.
    const stream = createWriteStream(this.path, { flags: 'a', mode: 0o600 });
    stream.on('error', (error) => {
      this.failure = new UsageError(`${this.path} cannot be written: ${error.message}`);
    });
    return stream;
  }
}
