import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isObject } from '@sluice/kit/host';
import { CommandFailure } from '../command-failure';
import { standardInput } from '../events/event-source';
import { exitCode } from '../exit-code';
import { unreadableFile, unwritableFile } from '../file-problem';
import { isSystemError, systemReason } from '../system-reason';
import { UsageError } from '../usage-error';
import { writeAtomically } from '../write-atomically';

/** How much of a file is hashed to tell it from another of the same name. */
const beginningBytes = 64 * 1024;

/** An input file as the checkpoint records it. The file may grow, but its beginning must not change. */
interface Input {
  readonly path: string;
  /** How many bytes from its beginning `sha256` covers. */
  readonly bytes: number;
  readonly sha256: string;
}

interface Content {
  readonly sluice: 'checkpoint';
  readonly destination: string;
  readonly events: number;
  readonly input: readonly Input[];
}

/** A file that records how many events from the beginning of the input are settled, so that the same command resumes there. */
export class Checkpoint {
  private constructor(
    readonly path: string,
    /** How many events are settled. */
    public events: number,
    private readonly content: Omit<Content, 'events'>,
  ) {}

  /** Reads the file if it exists. Throws if the input cannot be read again, or is not the one that the checkpoint belongs to. */
  static async open(path: string, destination: string, names: readonly string[]): Promise<Checkpoint> {
    if (names.length === 0 || names.includes('-') || names.includes(standardInput)) {
      throw new UsageError(
        `--checkpoint: ${standardInput} cannot be read again from the start. Write the events to a file, and name it.`,
      );
    }
    const stats = await stat(path).catch(() => undefined);
    if (stats && !stats.isFile()) throw new UsageError(`${path} is not a file. Name one with --checkpoint.`);
    const known = await readCheckpoint(path);
    const input = await Promise.all(names.map((name, at) => inputOf(name, known?.input[at]?.bytes)));
    const own: Omit<Content, 'events'> = { sluice: 'checkpoint', destination, input };
    if (known) assertSame(path, known, own);
    const checkpoint = new Checkpoint(path, known?.events ?? 0, own);
    // If the file cannot be written, fail before anything is sent.
    await writeAtomically(path, checkpoint.text(checkpoint.events)).catch((error: unknown) => {
      throw unwritableFile(path, error);
    });
    return checkpoint;
  }

  /** Records on disk that this many events are settled. */
  async save(events: number): Promise<void> {
    if (events === this.events) return;
    await writeAtomically(this.path, this.text(events)).catch((error: unknown) => {
      throw new CommandFailure(`${this.path} cannot be written: ${systemReason(error)}`, exitCode.output);
    });
    this.events = events;
  }

  private text(events: number): string {
    return `${JSON.stringify({ ...this.content, events }, null, 2)}\n`;
  }
}

async function readCheckpoint(path: string): Promise<Content | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return '';
    throw unreadableFile(path, error);
  });
  if (text.trim() === '') return undefined;
  try {
    const content: unknown = JSON.parse(text);
    if (isCheckpoint(content)) return content;
  } catch {
    // Reported below.
  }
  throw new UsageError(`${path} is not a checkpoint. Name another file with --checkpoint.`);
}

function isCheckpoint(content: unknown): content is Content {
  return (
    isObject(content) &&
    content.sluice === 'checkpoint' &&
    Number.isSafeInteger(content.events) &&
    Array.isArray(content.input) &&
    content.input.every(
      (one: unknown) => isObject(one) && typeof one.path === 'string' && typeof one.bytes === 'number',
    )
  );
}

async function inputOf(name: string, bytes = beginningBytes): Promise<Input> {
  try {
    const handle = await open(name, 'r');
    try {
      if (!(await handle.stat()).isFile()) {
        throw new UsageError(`--checkpoint: ${name} cannot be read again from the start. Name files.`);
      }
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(bytes, beginningBytes)), 0, undefined, 0);
      const sha256 = createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex');
      return { path: resolve(name), bytes: bytesRead, sha256 };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadableFile(name, error);
  }
}

function assertSame(path: string, known: Content, own: Omit<Content, 'events'>): void {
  const begin = 'To start over, delete it, or name another file with --checkpoint.';
  if (known.destination !== own.destination) {
    throw new UsageError(`${path} is the checkpoint of a delivery to ${known.destination}. ${begin}`);
  }
  const pathsOf = ({ input }: Pick<Content, 'input'>) => input.map((one) => one.path);
  if (JSON.stringify(pathsOf(known)) !== JSON.stringify(pathsOf(own))) {
    throw new UsageError(`${path} is the checkpoint of other files: ${pathsOf(known).join(', ')}. ${begin}`);
  }
  const changed = known.input.find(({ sha256 }, at) => sha256 !== own.input[at]?.sha256);
  if (changed) throw new UsageError(`${path}: ${changed.path} has changed since: it begins differently. ${begin}`);
}
