import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import type { Io } from '../io';
import { UsageError } from '../usage-error';

/** A file or the standard input, not yet opened. */
export interface EventSource {
  /** As the user wrote it. */
  readonly name: string;
  readonly open: () => Readable;
}

const wanted =
  'Name a file of events, or pipe them in: NDJSON, a JSON array or one JSON object, also gzipped. ' +
  'For example: echo \'{"type":"track","event":"Product Viewed","userId":"42"}\' | sluice …';

/** The sources that EVENTS names; the standard input where it names none. Throws where one cannot be read. */
export async function eventSources(names: readonly string[], io: Io): Promise<EventSource[]> {
  if (names.length === 0 && io.isTerminal.stdin) throw new UsageError(`There are no events. ${wanted}`);
  const sources = names.length === 0 ? ['-'] : names;
  if (sources.filter((name) => name === '-').length > 1)
    throw new UsageError('"-" stands for the standard input: once is enough.');
  return Promise.all(
    sources.map(async (name) => {
      if (name === '-') return { name: 'standard input', open: () => io.stdin };
      await assertReadable(name);
      return { name, open: () => createReadStream(name, { highWaterMark: 256 * 1024 }) };
    }),
  );
}

/** The same sources for several readers side by side; standard input is copied to each, as fast as the slowest reads. */
export async function eventSourcesFor(readers: number, names: readonly string[], io: Io): Promise<EventSource[][]> {
  const sources = await eventSources(names, io);
  if (readers === 1) return [sources];
  const isPiped = names.length === 0 || names.includes('-');
  return Array.from({ length: readers }, () => {
    const copy = isPiped ? io.stdin.pipe(new PassThrough()) : undefined;
    return sources.map((source) =>
      copy && source.name === 'standard input' ? { ...source, open: () => copy } : source,
    );
  });
}

async function assertReadable(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (isNativeError(found)) {
    const isMissing = found.code === 'ENOENT';
    throw new UsageError(`${path}: ${isMissing ? `there is no such file. ${wanted}` : found.message}`);
  }
  if (found.isDirectory()) throw new UsageError(`${path} is a folder. Name its files, as in ${path}/*.gz`);
}
