import type { TextView } from './text-view';

const none = 255;

/** The bits that a letter encodes, by character code. */
function valuesOf(letters: string): Uint8Array {
  const values = new Uint8Array(128).fill(none);
  for (const [value, letter] of Array.from(letters).entries()) values[letter.charCodeAt(0)] = value;
  return values;
}

const base64 = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
base64['-'.charCodeAt(0)] = 62;
base64['_'.charCodeAt(0)] = 63;
const hex = valuesOf('0123456789abcdef');
for (const digit of 'ABCDEF') hex[digit.charCodeAt(0)] = parseInt(digit, 16);

/** The letters of each encoding, and what may be between them: line ends, or colons between bytes. */
const alphabets = [
  { values: base64, bits: 6, starts: 4, runs: /[\w+/-](?:\s*[\w+/-])+/g },
  { values: hex, bits: 4, starts: 2, runs: /[\da-f](?:[\s:]*[\da-f])+/gi },
] as const;

/** Decodes the runs of base64 and hex in a text, from each letter at which a byte may begin. */
export function* byteViews(view: TextView, shortest: number): Generator<TextView> {
  for (const { values, bits, starts, runs } of alphabets) {
    for (const { 0: run, index } of view.text.matchAll(runs)) {
      if (run.length * bits < shortest * 8) continue;
      const letters: number[] = [];
      for (let place = index; place < index + run.length; place += 1) {
        if ((values[view.text.charCodeAt(place)] ?? none) !== none) letters.push(place);
      }
      if (letters.length * bits < shortest * 8) continue;
      for (let start = 0; start < starts; start += 1) yield textOf(bytesFrom(view, letters, start, values, bits));
    }
  }
}

/** Bytes, and where each begins and ends in the original text. */
interface Bytes {
  readonly values: number[];
  readonly starts: number[];
  readonly ends: number[];
}

function bytesFrom(view: TextView, letters: readonly number[], from: number, of: Uint8Array, bits: number): Bytes {
  const bytes: Bytes = { values: [], starts: [], ends: [] };
  let held = 0;
  let count = 0;
  let start = 0;
  for (let index = from; index < letters.length; index += 1) {
    const place = letters[index] ?? 0;
    if (count === 0) start = place;
    held = (held << bits) | (of[view.text.charCodeAt(place)] ?? 0);
    count += bits;
    if (count < 8) continue;
    count -= 8;
    bytes.values.push((held >> count) & 255);
    bytes.starts.push(view.starts[start] ?? 0);
    bytes.ends.push(view.ends[place] ?? 0);
    held &= (1 << count) - 1;
    start = place;
  }
  if (bytes.ends.length > 0) bytes.ends[bytes.ends.length - 1] = endOfPadding(view, letters.at(-1) ?? 0);
  return bytes;
}

/** Where a run ends, including the last letter, which has fewer bits, and the padding. */
function endOfPadding({ text, ends }: TextView, letter: number): number {
  let place = letter;
  while (text[place + 1] === '=') place += 1;
  return ends[place] ?? 0;
}

/** Decodes bytes as UTF-8, and as Latin-1 where they are not valid UTF-8. */
function textOf({ values, starts, ends }: Bytes): TextView {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  for (let place = 0; place < values.length;) {
    const length = utf8Length(values, place);
    const character =
      length === 1 ? String.fromCharCode(values[place] ?? 0) : decode(values.slice(place, place + length));
    text += character;
    for (let unit = 0; unit < character.length; unit += 1) {
      from.push(starts[place] ?? 0);
      to.push(ends[place + length - 1] ?? 0);
    }
    place += length;
  }
  return { text, starts: from, ends: to };
}

function decode(bytes: readonly number[]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/** How many bytes the character at this place has. */
function utf8Length(values: readonly number[], place: number): number {
  const first = values[place] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  for (let further = 1; further < length; further += 1) {
    const value = values[place + further] ?? 0;
    if (value < 0x80 || value > 0xbf) return 1;
  }
  return length;
}
