import { Readable } from 'node:stream';
import { readEvents, type ReadEvent } from '../src/events/read-events';

/** Cuts the bytes into chunks of this size. */
export function chunksOf(content: string | Buffer, size: number): Buffer[] {
  const bytes = Buffer.from(content);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return chunks;
}

/** Reads one source that comes in chunks: its events, and its problems as `line: problem`. */
export async function readAll(
  content: string | Buffer,
  chunkSize = 65_536,
): Promise<{ readonly events: unknown[]; readonly problems: string[] }> {
  const all: ReadEvent[] = [];
  const source = { name: 'x', open: () => Readable.from(chunksOf(content, chunkSize)) };
  for await (const one of readEvents([source])) all.push(one);
  return {
    events: all.flatMap((one) => ('event' in one ? [one.event] : [])),
    problems: all.flatMap((one) => ('problem' in one ? [`${one.line}: ${one.problem}`] : [])),
  };
}
