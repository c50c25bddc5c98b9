import { count } from '@sluice/kit/host';
import { crc32 } from 'node:zlib';
import { type ByteQueue, type Bytes, isDamage } from './byte-queue';
import { Inflater } from './inflater';

/** The size of the slices that are decompressed: even a gzip bomb stays within bounds. */
const sliceBytes = 16 * 1024;
/** Damage is noticed late, so this much of a damaged member is searched for the beginning of the next one. */
const searchedBytes = 1024 * 1024;
/** A file with more damaged places is not searched any further. */
const mostDamages = 1000;
/** The names and comments in a header are shorter than this. */
const longestHeaderBytes = 64 * 1024;

const cutOff = 'the gzip file is cut off: what follows is missing.';
const damaged = 'the gzip data is damaged: what follows here is missing, and the events just before may be wrong.';
const wrongChecksum = 'the gzip data is damaged (its checksum is wrong): the events before may be wrong.';

/** Whether bytes begin as a gzip member does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Decompresses gzip, including several members, zero padding, and foreign bytes between members. Whatever can be decompressed is
 * yielded, damage is reported where it occurs, and the members after it are still read.
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

/** Decompresses the member that begins here. If it is damaged, its last bytes are put back to be searched. */
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
  // Gzip stored within gzip looks like a member itself, and would be read twice.
  if (!isNested) input.untake(Buffer.concat(seen));
}

/** Skips bytes that belong to no member; returns how many there were, not counting zero padding. */
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

/** The offset at which a member begins; -1 if none does. */
function findMember(bytes: Buffer): number {
  for (let at = bytes.indexOf(0x1f); at !== -1; at = bytes.indexOf(0x1f, at + 1)) {
    const [, second, method, flags = 0xff] = bytes.subarray(at, at + 4);
    const extraFlags = bytes[at + 8];
    if (second === 0x8b && method === 8 && flags < 0x20 && [0, 2, 4].includes(extraFlags ?? -1)) return at;
  }
  return -1;
}

/** The length of the header that begins here; undefined if its end is missing. */
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
