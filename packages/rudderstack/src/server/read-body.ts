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

/** Reads a body to its end, in pieces. Throws a refusal where it is longer than it may be, or there is no room for it. */
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
    // Once more where all are put together.
    room.add(2 * chunk.length);
    chunks.push(chunk);
  }
  return chunks;
}

/**
 * What is made of the bytes of a JSON body that may be packed. `use` is to look at them at once: they are another body's afterwards. Throws
 * a refusal where the body cannot be unpacked, or there is no room for it.
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

/** The value of a JSON body. Throws a refusal where it is not JSON. */
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

/** Where bodies are put together, one after the other; larger ones have a place of their own. */
const table = Buffer.allocUnsafeSlow(1 << 22);

/**
 * The bytes in a row, until the next ones are asked for: to be read at once. In a buffer of its own each body would be memory that only
 * the collector frees, and it looks through the whole heap after so much of it.
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

/** By byte, what the value behind it takes beyond its text: `{}` is two bytes, and about sixty as an object. */
const weights = new Uint8Array(256);
weights[','.charCodeAt(0)] = 16;
weights['['.charCodeAt(0)] = 64;
weights['{'.charCodeAt(0)] = 64;

/** Longer texts are looked at in stretches of `stretch` bytes, one of `every`. */
const shortText = 1 << 16;
const stretch = 64;
const every = 8;

/** About what the text and the value of a JSON take. Which part of a long text is looked at nobody knows beforehand. */
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
