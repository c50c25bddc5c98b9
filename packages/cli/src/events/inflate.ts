import { createGunzip } from 'node:zlib';

/** Compressed bytes go in by this much at a time: one slice of even a gzip bomb stays in bounds. */
const sliceBytes = 16 * 1024;

/**
 * Decompresses gzip, also of several members. Everything that could be decompressed is yielded before an error is
 * thrown; a piped stream would drop what it had not handed out yet.
 */
export async function* inflate(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip();
  const inflated: Uint8Array[] = [];
  gunzip.on('data', (chunk: Uint8Array) => void inflated.push(chunk));
  // Kept in `errored`.
  gunzip.on('error', () => {});
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve));
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && !gunzip.errored; at += sliceBytes) {
        const slice = chunk.subarray(at, at + sliceBytes);
        await new Promise<void>((resolve) => gunzip.write(slice, () => resolve()));
        yield* inflated.splice(0);
      }
      if (gunzip.errored) break;
    }
    gunzip.end();
    await closed;
    yield* inflated.splice(0);
    if (gunzip.errored) throw gunzip.errored;
  } finally {
    gunzip.destroy();
  }
}
