import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isNativeError } from 'node:util/types';
import { fileIdentity } from '../file-identity';
import { unreadableFile } from '../file-problem';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { copiesOf } from './copies-of';

/** A file or standard input, not yet opened. */
export interface EventSource {
  /** As the user wrote it. */
  readonly name: string;
  /** Identifies the file, whatever its name; absent if it is not a file. */
  readonly identity?: string | undefined;
  /** Its size; absent if that is not known. */
  readonly bytes?: number;
  readonly open: () => Readable;
  /** Call it when reading stops, whether the source was opened or not. */
  readonly close?: () => void;
}

/** What messages call standard input. */
export const standardInput = 'standard input';

/** The help text for a command's event files. */
export const eventWords = 'files of events (NDJSON, JSON, gzip); default, or "-": standard input';

const wanted =
  'Name a file of events, or pipe them in: NDJSON, a JSON array or one JSON object, also gzipped. ' +
  'For example: echo \'{"type":"track","event":"Product Viewed","userId":"42"}\' | sluice …';

/** The sources that EVENTS names; standard input if it names none. Throws if one cannot be read. */
export async function eventSources(names: readonly string[], io: Io): Promise<EventSource[]> {
  if (names.length === 0 && io.isTerminal.stdin) throw new UsageError(`There are no events. ${wanted}`);
  const sources = names.length === 0 ? ['-'] : names;
  if (sources.filter((name) => name === '-').length > 1)
    throw new UsageError('"-" stands for standard input: give it only once.');
  return Promise.all(
    sources.map(async (name) => {
      if (name === '-') return { name: standardInput, identity: io.stdinIdentity, open: () => io.stdin };
      const { identity, bytes } = await readableFile(name);
      return {
        name,
        identity,
        ...(bytes !== undefined && { bytes }),
        open: () => createReadStream(name, { highWaterMark: 256 * 1024 }),
      };
    }),
  );
}

/** The same sources, but each can be read several times: standard input is kept in memory. */
export async function lastingSources(names: readonly string[], io: Io): Promise<EventSource[]> {
  const sources = await eventSources(names, io);
  const isPiped = sources.some(({ name }) => name === standardInput);
  const content = isPiped ? await buffer(io.stdin) : undefined;
  return sources.map((source) =>
    content && source.name === standardInput ? { ...source, open: () => Readable.from([content]) } : source,
  );
}

/** The same sources for several parallel readers; standard input is copied to each, at the pace of the slowest. */
export async function eventSourcesFor(readers: number, names: readonly string[], io: Io): Promise<EventSource[][]> {
  const sources = await eventSources(names, io);
  if (readers === 1) return [sources];
  const isPiped = sources.some(({ name }) => name === standardInput);
  const copies = isPiped ? copiesOf(io.stdin, readers) : [];
  return Array.from({ length: readers }, (_, reader) => {
    const copy = copies[reader];
    return sources.map((source) =>
      copy && source.name === standardInput
        ? { ...source, open: () => copy, close: () => void copy.destroy() }
        : source,
    );
  });
}

async function readableFile(path: string): Promise<{ identity: string | undefined; bytes: number | undefined }> {
  const found = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => error);
  if (isNativeError(found)) {
    if (found.code === 'ENOENT') throw new UsageError(`${path || '""'}: there is no such file. ${wanted}`);
    throw unreadableFile(path, found);
  }
  if (found.isDirectory()) throw new UsageError(`${path} is a folder. Name its files, as in ${path}/*.gz`);
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw unreadableFile(path, error);
  });
  return { identity: fileIdentity(found), bytes: found.isFile() ? Number(found.size) : undefined };
}
