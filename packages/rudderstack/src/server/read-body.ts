import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { HttpRefusal } from './http-refusal';

const unpackings = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) } as const;

/** Reads a body to its end. Throws a refusal where it is longer than it may be. */
export async function readBytes(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** The value of a JSON body that may be packed. Throws a refusal where it is not JSON. */
export async function parseBody(bytes: Buffer, encoding: string | undefined, limitBytes: number): Promise<unknown> {
  const plain = await unpack(bytes, encoding?.trim().toLowerCase() ?? 'identity', limitBytes);
  try {
    return JSON.parse(plain.toString('utf8')) as unknown;
  } catch {
    // The parser's own message quotes the body.
    throw new HttpRefusal(400, 'The body is not JSON.');
  }
}

async function unpack(bytes: Buffer, encoding: string, limitBytes: number): Promise<Buffer> {
  if (encoding === 'identity' || encoding === '') return bytes;
  if (!isKnown(encoding)) {
    throw new HttpRefusal(415, 'The body has an unknown Content-Encoding: send gzip, deflate, br or none.');
  }
  try {
    return await unpackings[encoding](bytes, { maxOutputLength: limitBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limitBytes);
    throw new HttpRefusal(400, `The body is not what its Content-Encoding says: ${encoding}.`);
  }
}

function isKnown(encoding: string): encoding is keyof typeof unpackings {
  return Object.hasOwn(unpackings, encoding);
}

function tooLarge(limitBytes: number): HttpRefusal {
  return new HttpRefusal(413, `The body is longer than ${limitBytes} bytes: raise --body-limit.`);
}
