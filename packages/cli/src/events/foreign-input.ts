import { isUtf8 } from 'node:buffer';
import { looksLikeCsv } from './looks-like-csv';
import { withoutLeadingSeparators } from './separators';

/** How much of an input is examined. */
export const beginningBytes = 4096;

/** The first bytes of files that people mistake for events, and what to do with such files. */
const signatures: readonly (readonly [beginning: readonly number[] | string, fix: string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive: unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed with zstd: decompress it first (zstd -d), or use gzip'],
  [[0xfd, 0x37, 0x7a, 0x58], 'compressed with xz: decompress it first (xz -d), or use gzip'],
  ['BZh', 'compressed with bzip2: decompress it first (bzip2 -d), or use gzip'],
  [[0x04, 0x22, 0x4d, 0x18], 'compressed with lz4: decompress it first (lz4 -d), or use gzip'],
  [[0xff, 0x06, 0x00, 0x00], 'compressed with snappy: decompress it first, or use gzip'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive: unpack it first'],
  ['Rar!', 'a RAR archive: unpack it first'],
  ['PAR1', 'a Parquet file: export the events as JSON'],
  ['ORC', 'an ORC file: export the events as JSON'],
  ['Obj\u0001', 'an Avro file: export the events as JSON'],
  ['SQLite format 3', 'an SQLite database: export the events as JSON'],
  ['%PDF-', 'a PDF: export the events as JSON'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Office document: export the events as JSON'],
  [[0xff, 0xfe], 'UTF-16: save it as UTF-8'],
  [[0xfe, 0xff], 'UTF-16: save it as UTF-8'],
];

const zlibBeginnings = [0x01, 0x5e, 0x9c, 0xda];
/** A tar archive has this word at this offset. */
const tarMark = { at: 257, word: 'ustar' };

const csv =
  'this looks like CSV. Events are JSON, one a line, as in ' +
  '{"type":"track","event":"Order Completed","userId":"42","properties":{"total":12.5}}. ' +
  'Export the events as they were sent, or turn each row into such a line.';

/** Whether an input with this beginning may be something other than JSON, so that more of it must be examined. */
export function mayBeForeign(beginning: Buffer): boolean {
  const text = withoutLeadingSeparators(beginning.toString('utf8'));
  if (text === '') return false;
  const isUtf16Json = text.charAt(1) === '\0';
  return isUtf16Json || !/^(?:[{[]|"(?:\s|\\.)*[{[])/.test(text);
}

/** What to tell the user about an input that contains no events at all; undefined if it may contain some. */
export function foreignKind(beginning: Buffer): string | undefined {
  const known = signatures.find(([bytes]) => {
    const expected = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    return expected.equals(beginning.subarray(0, expected.length));
  });
  if (known) return `this is ${known[1]}.`;
  if (beginning[0] === 0x78 && zlibBeginnings.includes(beginning[1] ?? -1)) {
    return 'this is compressed with zlib: decompress it first, or use gzip.';
  }
  const { at, word } = tarMark;
  if (beginning.toString('latin1', at, at + word.length) === word) return 'this is a tar archive: unpack it first.';
  if (isUtf16(beginning)) return 'this is UTF-16: save it as UTF-8.';
  const text = beginning.toString('utf8');
  if (/^\uFEFF?\s*<[!?a-z]/i.test(text)) return 'this is HTML or XML. Events are JSON: export them again.';
  if (isBinary(beginning)) return 'this is binary data. Events are JSON, as text or in gzip.';
  return looksLikeCsv(text) ? csv : undefined;
}

/** In UTF-16, every second byte of ASCII text is zero. */
function isUtf16(bytes: Buffer): boolean {
  const pairs = Math.min(bytes.length, 64) >> 1;
  const zerosAt = (offset: number) => {
    let zeros = 0;
    for (let pair = 0; pair < pairs; pair += 1) if (bytes[pair * 2 + offset] === 0) zeros += 1;
    return zeros;
  };
  return pairs > 1 && Math.max(zerosAt(0), zerosAt(1)) >= pairs * 0.9 && Math.min(zerosAt(0), zerosAt(1)) === 0;
}

/** Neither UTF-8 nor text in a single-byte encoding: it has control characters that no text has. */
function isBinary(bytes: Buffer): boolean {
  const controls = bytes.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b, 0x1e].includes(byte)).length;
  const isCutInLetter = [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))));
  return controls > bytes.length * 0.02 && (!isCutInLetter || controls > bytes.length * 0.1);
}
