import { addAbortSignal } from 'node:stream';
import { systemReason } from '../system-reason';
import { isDamage } from './byte-queue';
import type { EventSource } from './event-source';
import { ForeignInput, readBytes } from './read-bytes';
import { readTexts } from './read-texts';
import { unwrapEvents } from './unwrap-events';
import { type Piece, ValueSplitter } from './value-splitter';

/** One event, or what could not be read, and where it is. */
export type ReadEvent =
  | { readonly event: unknown; readonly source: string; readonly line: number }
  | { readonly problem: string; readonly source: string; readonly line: number };

const isNamedGzip = /\.gz(?:ip)?$/i;

/**
 * Reads events as a stream, in any of these forms: NDJSON, an array, single objects, batches and archives, each optionally
 * gzipped. What cannot be read is reported where it occurs, and reading continues with the rest and the other sources. Never
 * throws; ends early when `signal` fires. `onEmpty` is called for each source that is empty.
 */
export async function* readEvents(
  sources: Iterable<EventSource>,
  signal?: AbortSignal,
  onEmpty: (source: string) => void = () => {},
): AsyncGenerator<ReadEvent, void, undefined> {
  for (const { name: source, open } of sources) {
    if (signal?.aborted) return;
    const stream = open();
    if (signal) addAbortSignal(signal, stream);
    let isEmpty = true;
    for await (const piece of readPieces(stream, isNamedGzip.test(source))) {
      isEmpty = false;
      // A stream that ends early because it was stopped is not damaged.
      if (signal?.aborted) return;
      const { line } = piece;
      for (const one of readTexts(piece)) {
        if ('problem' in one) yield { problem: one.problem, source, line };
        else for (const event of unwrapEvents(one.value)) yield { event, source, line };
      }
    }
    if (isEmpty && !signal?.aborted) onEmpty(source);
  }
}

async function* readPieces(
  stream: AsyncIterable<Uint8Array>,
  isGzipWanted: boolean,
): AsyncGenerator<Piece, void, undefined> {
  const splitter = new ValueSplitter();
  try {
    for await (const bytes of readBytes(isGzipWanted ? notEmpty(stream) : stream)) {
      if (isDamage(bytes)) {
        yield* splitter.breakOff();
        yield { problem: bytes.damage, line: splitter.currentLine };
      } else {
        yield* splitter.push(bytes);
      }
    }
    yield* splitter.end();
  } catch (error) {
    yield* splitter.breakOff();
    yield { problem: explain(error), line: splitter.currentLine };
  }
}

async function* notEmpty(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let isEmpty = true;
  for await (const chunk of stream) {
    isEmpty &&= chunk.length === 0;
    yield chunk;
  }
  if (isEmpty) throw new ForeignInput('the file is empty, so it is not gzip: all of its content is missing.');
}

function explain(error: unknown): string {
  return error instanceof ForeignInput ? error.message : `cannot be read any further: ${systemReason(error)}`;
}
