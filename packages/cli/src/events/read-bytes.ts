import { inflate } from './inflate';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** How files begin that people mistake for events, and what to do with them. */
const foreign: readonly (readonly [beginning: readonly number[], mend: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive: unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed with zstd: decompress it first (zstd -d), or use gzip'],
  [[0xfd, 0x37, 0x7a, 0x58], 'compressed with xz: decompress it first (xz -d), or use gzip'],
  [[0x42, 0x5a, 0x68], 'compressed with bzip2: decompress it first (bzip2 -d), or use gzip'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file: export the events as JSON'],
  [[0xff, 0xfe], 'UTF-16: save it as UTF-8'],
  [[0xfe, 0xff], 'UTF-16: save it as UTF-8'],
];

/** Thrown for an input that holds no events at all, whatever its lines. */
export class ForeignInput extends Error {
  override readonly name = 'ForeignInput';
}

/** The bytes of a source: decompressed where they are gzip, without a byte order mark. */
export async function* readBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const input = chunks[Symbol.asyncIterator]();
  const first = await readBeginning(input);
  const whole = chainedWith(first, input);
  if (first[0] === 0x1f && first[1] === 0x8b) {
    const inflated = inflate(whole);
    const inner = await readBeginning(inflated);
    yield* withoutMark(chainedWith(refuseForeign(inner), inflated));
  } else {
    refuseForeign(first);
    yield* withoutMark(whole);
  }
}

/** The first four bytes at least, if there are so many. */
async function readBeginning(input: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let beginning = Buffer.alloc(0);
  while (beginning.length < 4) {
    const next = await input.next();
    if (next.done) break;
    beginning = Buffer.concat([beginning, next.value]);
  }
  return beginning;
}

function refuseForeign(beginning: Buffer): Buffer {
  for (const [bytes, mend] of foreign) {
    if (bytes.every((byte, place) => beginning[place] === byte)) throw new ForeignInput(`this is ${mend}.`);
  }
  return beginning;
}

async function* chainedWith(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (first.length > 0) yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasMark = isFirst && byteOrderMark.equals(chunk.subarray(0, 3));
    isFirst = false;
    yield hasMark ? chunk.subarray(3) : chunk;
  }
}
