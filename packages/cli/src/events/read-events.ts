import { addAbortSignal } from 'node:stream';
import { isNativeError } from 'node:util/types';
import type { EventSource } from './event-source';
import { looksLikeCsv } from './looks-like-csv';
import { ForeignInput, readBytes } from './read-bytes';
import { unwrapEvents } from './unwrap-events';
import { ValueSplitter } from './value-splitter';

/** One event, or what could not be read; and where it stands. */
export type ReadEvent =
  | { readonly event: unknown; readonly source: string; readonly line: number }
  | { readonly problem: string; readonly source: string; readonly line: number };

const csv =
  'this looks like CSV. Events are JSON, one a line, as in ' +
  '{"type":"track","event":"Order Completed","userId":"42","properties":{"total":12.5}}. ' +
  'Export the events as they were sent, or turn each row into such a line.';

/**
 * Reads events as a stream, in whatever form they come: NDJSON, an array, single objects, batches and archives, each also
 * gzipped. What cannot be read is reported in its place, and the rest goes on. Never throws; ends early when `signal`
 * fires.
 */
export async function* readEvents(
  sources: Iterable<EventSource>,
  signal?: AbortSignal,
): AsyncGenerator<ReadEvent, void, undefined> {
  for (const { name: source, open } of sources) {
    if (signal?.aborted) return;
    let line = 1;
    const stream = open();
    if (signal) addAbortSignal(signal, stream);
    try {
      for await (const piece of readPieces(stream)) {
        ({ line } = piece);
        if ('problem' in piece) yield { problem: piece.problem, source, line };
        else for (const event of unwrapEvents(piece.value)) yield { event, source, line };
      }
    } catch (error) {
      if (signal?.aborted) return;
      yield { problem: explain(error), source, line };
    }
  }
}

async function* readPieces(stream: AsyncIterable<Uint8Array>) {
  const splitter = new ValueSplitter();
  let isFirst = true;
  for await (const chunk of readBytes(stream)) {
    if (isFirst && looksLikeCsv(Buffer.from(chunk.subarray(0, 4096)).toString('utf8'))) throw new ForeignInput(csv);
    isFirst = false;
    yield* splitter.push(chunk);
  }
  yield* splitter.end();
}

function explain(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  if (error instanceof ForeignInput) return error.message;
  const isCutOff = 'code' in error && error.code === 'Z_BUF_ERROR';
  return isCutOff
    ? 'the gzip file is cut off: what follows is missing.'
    : `cannot be read any further: ${error.message}`;
}
