import { ByteQueue, type Bytes } from './byte-queue';
import { beginningBytes, foreignKind, mayBeForeign } from './foreign-input';
import { gunzip, isGzip } from './gunzip';

/** Thrown for an input that cannot contain events at all. */
export class ForeignInput extends Error {
  override readonly name = 'ForeignInput';
}

/** Compressed data may have been compressed again by accident, but only once or twice. */
const deepest = 4;

/** The bytes of a source, decompressed if they are gzip, even if compressed several times. Damage is reported where it occurs. */
export async function* readBytes(chunks: AsyncIterable<Bytes>, depth = 0): AsyncGenerator<Bytes, void, undefined> {
  const input = new ByteQueue(chunks[Symbol.asyncIterator]());
  await input.fill(2);
  if (isGzip(input.head)) {
    if (depth >= deepest) throw new ForeignInput(`this is gzip in gzip, ${deepest} times over: decompress it first.`);
    yield* readBytes(withDamages(gunzip(input), input), depth + 1);
    return;
  }
  await input.fill(4);
  if (mayBeForeign(input.head)) {
    await input.fill(beginningBytes);
    const kind = foreignKind(input.head.subarray(0, beginningBytes));
    if (kind !== undefined) throw new ForeignInput(kind);
  }
  yield* input.rest();
}

/** Inserts the damage found on the way into the queue. */
async function* withDamages(
  bytes: AsyncIterable<Bytes>,
  { damages }: ByteQueue,
): AsyncGenerator<Bytes, void, undefined> {
  for await (const one of bytes) {
    yield* damages.splice(0);
    yield one;
  }
  yield* damages;
}
