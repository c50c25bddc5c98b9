import { count } from '@sluice/kit/host';
import { crc32 } from 'node:zlib';
import { type ByteQueue, type Bytes, isDamage } from './byte-queue';
import { Inflater } from './inflater';

/** Compressed bytes go in by this much at a time: one slice of even a gzip bomb stays in bounds. */
const sliceBytes = 16 * 1024;
/** Damage is found late: so much of a damaged member is searched for the beginning of the next one. */
const searchedBytes = 1024 * 1024;
/** A file that is damaged in more places is not searched any further. */
const mostDamages = 1000;
/** Names and comments in a header are shorter. */
const longestHeaderBytes = 64 * 1024;

const cutOff = 'the gzip file is cut off: what follows is missing.';
const damaged = 'the gzip data is damaged: what follows here is missing, and the events just before may be wrong.';
const wrongChecksum = 'the gzip data is damaged (its checksum is wrong): the events before may be wrong.';

/** Whether bytes begin as a gzip member does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Decompresses gzip, also of several members, padded with zeros or with foreign bytes between. Whatever can be
 * decompressed is yielded, and what is wrong is told in its place; members behind it are read.
 */
export async function* gunzip(input: ByteQueue): AsyncGenerator<Bytes, void, undefined> {
  let damages = 0;
  for (let isFirst = true; damages < mostDamages; isFirst = false) {
    const skipped = await skipToMember(input, isFirst);
    if (skipped > 0 && damages === 0) {
      yield { damage: `${count(skipped, 'byte')} after the end of the gzip data: not gzip, ignored.` };
    }
    if (!(await input.fill(1))) return;
    const headerBytes = await measureHeader(input);
    if (headerBytes === undefined) {
      yield { damage: cutOff };
      return;
    }
    input.take(headerBytes);
    for await (const bytes of readMember(input)) {
      if (isDamage(bytes)) damages += 1;
      yield bytes;
    }
  }
}

/** Decompresses the member that begins here. Where it is damaged, its last bytes are put back to be searched. */
async function* readMember(input: ByteQueue): AsyncGenerator<Bytes, void, undefined> {
  const inflater = new Inflater();
  const seen: Buffer[] = [];
  let seenLength = 0;
  let isCutOff = false;
  let checksum = 0;
  let length = 0;
  let isNested: boolean | undefined;
  try {
    while (inflater.state === 'open') {
      if (await input.fill(1)) {
        const slice = input.head.subarray(0, sliceBytes);
        const used = await inflater.push(slice);
        input.take(used);
        seen.push(slice.subarray(0, used));
        seenLength += used;
        while (seenLength > searchedBytes) seenLength -= seen.shift()?.length ?? 0;
      } else {
        isCutOff = true;
        await inflater.end();
      }
      for (const chunk of inflater.take()) {
        checksum = crc32(chunk, checksum);
        length = (length + chunk.length) % 2 ** 32;
        isNested ??= isGzip(chunk);
        yield chunk;
      }
    }
  } finally {
    inflater.close();
  }
  if (inflater.state === 'ended') isCutOff = !(await input.fill(8));
  if (inflater.state === 'ended' && !isCutOff) {
    if (input.head.readUInt32LE(0) !== checksum || input.head.readUInt32LE(4) !== length)
      yield { damage: wrongChecksum };
    input.take(8);
    return;
  }
  yield { damage: isCutOff ? cutOff : damaged };
  // Gzip that is stored within gzip looks like a member of its own, and would be read twice.
  if (!isNested) input.untake(Buffer.concat(seen));
}

/** Leaves out what is no member; returns how many bytes that were, padding with zeros not counted. */
async function skipToMember(input: ByteQueue, isFirst: boolean): Promise<number> {
  let skipped = 0;
  for (;;) {
    await input.fill(10);
    const { head } = input;
    if (head.length === 0 || (isFirst && isGzip(head))) return skipped;
    const found = findMember(head);
    const passed = head.subarray(0, found === -1 ? Math.max(1, head.length - 9) : found);
    if (skipped > 0 || passed.some((byte) => byte !== 0)) skipped += passed.length;
    input.take(passed.length);
    if (found !== -1) return skipped;
  }
}

/** Where a member begins; -1 where none does. */
function findMember(bytes: Buffer): number {
  for (let at = bytes.indexOf(0x1f); at !== -1; at = bytes.indexOf(0x1f, at + 1)) {
    const [, second, method, flags = 0xff] = bytes.subarray(at, at + 4);
    const extraFlags = bytes[at + 8];
    if (second === 0x8b && method === 8 && flags < 0x20 && [0, 2, 4].includes(extraFlags ?? -1)) return at;
  }
  return -1;
}

/** How long the header is that begins here; undefined where it has no end. */
async function measureHeader(input: ByteQueue): Promise<number | undefined> {
  if (!(await input.fill(10))) return undefined;
  const flags = input.head[3] ?? 0;
  let length = 10;
  if (flags & 4) {
    if (!(await input.fill(length + 2))) return undefined;
    length += 2 + input.head.readUInt16LE(length);
  }
  // The name and the comment end with a zero.
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    let end = input.head.indexOf(0, length);
    while (end === -1 && input.head.length < longestHeaderBytes && (await input.fill(input.head.length + 1))) {
      end = input.head.indexOf(0, length);
    }
    if (end === -1) return undefined;
    length = end + 1;
  }
  if (flags & 2) length += 2;
  return (await input.fill(length)) ? length : undefined;
}
