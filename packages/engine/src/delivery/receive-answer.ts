import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { type Answer, type AnswerBody, longestAnswerBytes, readText, type Unreadable } from '@sluice/kit/host';
import { type Deadline, OutOfTime } from './deadline';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads and decodes the body of an answer whose head has arrived: at most ten megabytes, before decoding and after. If it cannot be
 * read, `unreadable` says why; rejects only if the host has aborted.
 */
export async function receiveAnswer(
  status: number,
  received: Headers,
  body: AsyncIterable<Uint8Array>,
  deadline: Deadline,
  wantsBytes = false,
): Promise<Answer> {
  const headers = Object.fromEntries(
    Object.entries(received).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
  return { status, headers, ...(await readBody(body, headers['content-encoding'], deadline, wantsBytes)) };
}

async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  deadline: Deadline,
  wantsBytes: boolean,
): Promise<AnswerBody> {
  try {
    const bytes = await deadline.within(collect(body));
    const decoded = await deadline.within(decode(bytes, contentEncoding));
    return wantsBytes ? { json: undefined, bytes: decoded } : readText(new TextDecoder().decode(decoded));
  } catch (failure) {
    if (failure instanceof UnreadableBody) return { json: undefined, unreadable: failure.why };
    if (failure instanceof OutOfTime) return { json: undefined, unreadable: 'too slow' };
    if (deadline.signal.aborted) throw failure;
    return { json: undefined, unreadable: 'cut short' };
  }
}

class UnreadableBody extends Error {
  constructor(readonly why: Unreadable) {
    super(why);
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // This also closes the connection: the answer may never end.
    if (length > longestAnswerBytes) throw new UnreadableBody('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const gunzip: Decode = promisify(zlib.gunzip);
const inflate: Decode = promisify(zlib.inflate);
const inflateRaw: Decode = promisify(zlib.inflateRaw);
const decoders: Readonly<Record<string, Decode>> = {
  identity: (bytes) => Promise.resolve(bytes),
  gzip: gunzip,
  'x-gzip': gunzip,
  // Some send it without the zlib header that the standard requires: https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2
  deflate: (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflate : inflateRaw)(bytes, options),
  br: promisify(zlib.brotliDecompress),
};

/** More layers of content coding than this are an attack. */
const mostCodings = 3;

async function decode(bytes: Uint8Array, contentEncoding = ''): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter(Boolean);
  if (codings.length > mostCodings) throw new UnreadableBody('badly encoded');
  let decoded = bytes;
  for (const coding of codings.toReversed()) {
    const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (!decoder) throw new UnreadableBody('badly encoded');
    try {
      decoded = await decoder(decoded, { maxOutputLength: longestAnswerBytes });
    } catch (failure) {
      const { code } = Object(failure) as { code?: unknown };
      if (code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableBody('too long');
      throw new UnreadableBody(code === 'Z_BUF_ERROR' ? 'cut short' : 'badly encoded');
    }
  }
  return decoded;
}
