import { byteViews } from './byte-views';
import { entity } from './html-entities';
import type { TextView } from './text-view';

/** How many encodings may be applied one on top of another. */
const greatestDepth = 2;

/**
 * Everything that can be read in a text: the text itself, and the results of undoing one or two of the usual encodings (percent, HTML,
 * JSON, base64, hex), wherever the encoded text begins. Runs of base64 and hex for fewer than `shortest` bytes are skipped.
 */
export function* textViews(text: string, shortest: number): Generator<TextView> {
  const places = Array.from({ length: text.length }, (_, index) => index);
  yield* within({ text, starts: places, ends: places.map((place) => place + 1) }, greatestDepth, shortest);
}

function* within(view: TextView, depth: number, shortest: number): Generator<TextView> {
  yield view;
  if (depth === 0) return;
  for (const [sign, escapes, decode] of escaped) {
    if (!view.text.includes(sign)) continue;
    const decoded = unescaped(view, escapes, decode);
    if (decoded) yield* within(decoded, depth - 1, shortest);
  }
  for (const decoded of byteViews(view, shortest)) yield* within(decoded, depth - 1, shortest);
}

/** The escapes of each encoding, by the character that they begin with. */
const escaped: readonly (readonly [sign: string, escapes: RegExp, decode: (escape: string) => string | undefined])[] = [
  ['%', /(?:%[\da-f]{2})+|%u[\da-f]{4}/gi, fromPercent],
  ['&', /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});?/gi, entity],
  ['\\', /\\(?:u[\da-f]{4}|x[\da-f]{2}|.)/gi, fromJson],
];

/** The view with its escapes decoded; undefined if there are none. */
function unescaped(
  { text, starts, ends }: TextView,
  escapes: RegExp,
  decode: (escape: string) => string | undefined,
): TextView | undefined {
  let result = '';
  const from: number[] = [];
  const to: number[] = [];
  let done = 0;
  const copy = (end: number) => {
    result += text.slice(done, end);
    for (; done < end; done += 1) {
      from.push(starts[done] ?? 0);
      to.push(ends[done] ?? 0);
    }
  };
  for (const { 0: escape, index } of text.matchAll(escapes)) {
    const character = decode(escape);
    if (character === undefined) continue;
    copy(index);
    const last = index + escape.length;
    result += character;
    for (let unit = 0; unit < character.length; unit += 1) {
      // Several bytes in a row encode several characters: each gets its share of their places.
      from.push(starts[index + Math.floor((unit * escape.length) / character.length)] ?? 0);
      to.push(ends[Math.ceil(index + ((unit + 1) * escape.length) / character.length) - 1] ?? 0);
    }
    done = last;
  }
  if (from.length === 0) return undefined;
  copy(text.length);
  return { text: result, starts: from, ends: to };
}

function fromPercent(escape: string): string {
  if (/^%u/i.test(escape)) return String.fromCharCode(parseInt(escape.slice(2), 16));
  const bytes = escape.slice(1).split('%');
  return utf8(bytes.map((byte) => parseInt(byte, 16)));
}

const shortEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function fromJson(escape: string): string {
  const letter = escape.charAt(1).toLowerCase();
  if (escape.length > 2) return String.fromCharCode(parseInt(escape.slice(2), 16));
  return shortEscapes[letter] ?? letter;
}

/** Decodes bytes as UTF-8, or as Latin-1 if they are not valid UTF-8. */
function utf8(bytes: readonly number[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}
