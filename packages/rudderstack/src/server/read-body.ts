import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { divideBody } from './divide-body';
import type { BodyBytes } from './gate';
import { HttpRefusal } from './http-refusal';

const unpackings: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip({ chunkSize }),
  deflate: () => createInflate({ chunkSize }),
  br: () => createBrotliDecompress({ chunkSize }),
};
const chunkSize = 1 << 16;

/** Reads a body to its end, in chunks. Throws a refusal if it is too long or there is no room for it. */
export async function readChunks(
  body: AsyncIterable<Uint8Array>,
  limitBytes: number,
  room: BodyBytes,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge(limitBytes);
    // Twice, because the chunks are copied when they are joined.
    room.add(2 * chunk.length);
    chunks.push(chunk);
  }
  return chunks;
}

/**
 * The result of `use` for the bytes of a JSON body that may be compressed. `use` must read them synchronously: another body
 * overwrites them afterwards. Throws a refusal if the body cannot be unpacked, or there is no room for it.
 */
export async function useBody<T>(
  chunks: readonly Uint8Array[],
  encoding: string | undefined,
  limitBytes: number,
  room: BodyBytes,
  use: (body: Buffer) => T,
): Promise<T> {
  const unpacked = await unpack(chunks, encoding?.trim().toLowerCase() ?? '', limitBytes, room);
  const plain = joined(unpacked);
  room.add(parsedBytes(plain));
  return use(plain);
}

/** The value of a JSON body. Throws a refusal if it is not JSON. */
export function parseBody(body: Buffer): unknown {
  const divided = divideBody(body);
  const lists = divided ? [...divided.lists()] : [];
  if (divided && !lists.includes(undefined)) return divided.withList(lists.flat());
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    // The parser's own message quotes the body.
    throw new HttpRefusal(400, 'The body is not JSON.');
  }
}

async function unpack(
  chunks: readonly Uint8Array[],
  encoding: string,
  limitBytes: number,
  room: BodyBytes,
): Promise<readonly Uint8Array[]> {
  if (encoding === '' || encoding === 'identity') return chunks;
  const unpacking = Object.hasOwn(unpackings, encoding) ? unpackings[encoding]?.() : undefined;
  if (!unpacking) {
    throw new HttpRefusal(415, 'The body has an unknown Content-Encoding: send gzip, deflate, br or none.');
  }
  unpacking.end(Buffer.concat(chunks));
  try {
    return await readChunks(unpacking, limitBytes, room);
  } catch (error) {
    if (error instanceof HttpRefusal) throw error;
    throw new HttpRefusal(400, `The body is not what its Content-Encoding says: ${encoding}.`);
  }
}

/** The buffer in which chunks are joined, one body at a time; larger bodies get their own. */
const table = Buffer.allocUnsafeSlow(1 << 22);

/**
 * Joins the chunks. The result is valid until the next call, so it must be read at once. If each body had its own buffer, only the
 * garbage collector would free that memory, and enough of it triggers a collection of the whole heap.
 */
function joined(chunks: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  if (length > table.length) return Buffer.concat(chunks, length);
  let place = 0;
  for (const chunk of chunks) {
    table.set(chunk, place);
    place += chunk.length;
  }
  return table.subarray(0, length);
}

/** For each byte, the memory its value takes beyond its text: `{}` is two bytes of text, and about sixty as an object. */
const weights = new Uint8Array(256);
weights[','.charCodeAt(0)] = 16;
weights['['.charCodeAt(0)] = 64;
weights['{'.charCodeAt(0)] = 64;

/** Longer texts are sampled: of every `every` stretches of `stretch` bytes, one is read. */
const shortText = 1 << 16;
const stretch = 64;
const every = 8;

/** Estimates the memory for a JSON text and its value. The sample of a long text starts at random: callers cannot predict it. */
function parsedBytes(text: Buffer): number {
  const { length } = text;
  if (length <= shortText) return length + weightOf(text, 0, length);
  let weight = 0;
  for (let start = Math.floor(Math.random() * every) * stretch; start < length; start += every * stretch)
    weight += weightOf(text, start, Math.min(start + stretch, length));
  return length + weight * every;
}

function weightOf(text: Buffer, start: number, end: number): number {
  let weight = 0;
  for (let place = start; place < end; place += 1) weight += weights[text[place] ?? 0] ?? 0;
  return weight;
}

function tooLarge(limitBytes: number): HttpRefusal {
  return new HttpRefusal(413, `The body is longer than ${limitBytes} bytes: raise --body-limit.`);
}
