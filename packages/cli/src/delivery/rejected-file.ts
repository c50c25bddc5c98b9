import { access, constants, type FileHandle, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Outcome } from '@sluice/kit/host';
import { CommandFailure } from '../command-failure';
import { exitCode } from '../exit-code';
import { unwritableFile } from '../file-problem';
import { openPrivate } from '../private-file';
import { isSystemError, systemReason } from '../system-reason';
import { waitForReader } from '../wait-for-reader';
import { syncFolder } from '../write-atomically';
import { jsonText } from './json-text';

/** Stores undelivered events with their outcomes, one JSON object per line. */
export class RejectedFile {
  /** How many of the added events are on disk. */
  count = 0;
  private waiting: { readonly index: number; readonly line: string }[] = [];
  private handle: FileHandle | undefined;
  /** The length of the file up to the last complete write. */
  private wholeBytes = 0;
  private isFile = false;
  private hasHalfLine = false;

  private constructor(readonly path: string) {}

  /** Checks that the file can be written. It is created with its first line; existing content is kept. */
  static async prepare(path: string): Promise<RejectedFile> {
    const file = new RejectedFile(path);
    const stats = await stat(path).catch((error: unknown) => {
      if (path !== '' && isSystemError(error) && error.code === 'ENOENT') return undefined;
      throw unwritableFile(path, error);
    });
    const writable = stats ? path : dirname(resolve(path));
    await access(writable, constants.W_OK).catch((error: unknown) => {
      throw unwritableFile(path, error);
    });
    if (stats === undefined) return file;
    if (stats.isDirectory())
      throw unwritableFile(path, Object.assign(new Error(), { code: 'EISDIR', syscall: 'open' }));
    if (stats.isFile()) await file.open();
    return file;
  }

  /** The first added event that is not on disk yet. */
  get firstWaiting(): number | undefined {
    return this.waiting[0]?.index;
  }

  /** Adds an event; it is in the file once `sync` has returned. */
  add(index: number, event: unknown, outcome: Exclude<Outcome, { status: 'delivered' | 'skipped' }>): void {
    const { status, message, mayHaveArrived } = outcome;
    const kept = {
      status,
      ...('fix' in outcome && { fix: outcome.fix }),
      message,
      mayHaveArrived,
    };
    this.waiting.push({ index, line: `${jsonText({ event, outcome: kept, index })}\n` });
  }

  /** Writes the added events and waits until they are on disk. If that fails, none of them stay in the file. */
  async sync(): Promise<void> {
    if (this.waiting.length === 0) return;
    const text = (this.hasHalfLine ? '\n' : '') + this.waiting.map(({ line }) => line).join('');
    try {
      const handle = this.handle ?? (await this.open());
      await handle.appendFile(text);
      if (this.isFile) await handle.sync();
    } catch (error) {
      await this.cutBack();
      throw new CommandFailure(`${this.path} cannot be written: ${systemReason(error)}`, exitCode.output);
    }
    this.wholeBytes += Buffer.byteLength(text);
    this.hasHalfLine = false;
    this.count += this.waiting.length;
    this.waiting = [];
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = undefined;
  }

  private async open(): Promise<FileHandle> {
    const isNew = await stat(this.path).then(
      (stats) => (stats.isFile() ? false : undefined),
      () => true,
    );
    const read = await waitForReader(this.path);
    // A pipe must not be opened for reading, too: its reader could leave without our noticing.
    this.handle = isNew === undefined ? await open(this.path, 'a') : await openPrivate(this.path);
    await read?.close();
    const stats = await this.handle.stat();
    this.isFile = stats.isFile();
    this.wholeBytes = this.isFile ? stats.size : 0;
    this.hasHalfLine = this.wholeBytes > 0 && (await lastByte(this.handle, this.wholeBytes)) !== 10;
    if (isNew) await syncFolder(dirname(resolve(this.path)));
    return this.handle;
  }

  private async cutBack(): Promise<void> {
    if (this.isFile) await this.handle?.truncate(this.wholeBytes).catch(() => {});
  }
}

async function lastByte(handle: FileHandle, size: number): Promise<number | undefined> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0];
}
