import { textViews } from './text-views';

/** A part of a text that reveals a secret or a part of one, and the secret's name. */
export interface SecretPart {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Shorter secrets are not searched for within words: they are too likely to be part of ordinary ones. */
export const shortestSecret = 4;
/** This many characters of a secret in a row reveal a part of it; fewer are a coincidence. */
const shortestPart = 8;

/** Finds secrets, and parts of them, in texts. */
export class SecretFinder {
  /** The name of the secret of a piece, by the piece's length and folded text. */
  private readonly pieces = new Map<number, Map<string, string>>();
  /** Marks how pieces begin, so that nearly every other place in a text can be skipped immediately. */
  private readonly beginnings = new Uint8Array(1 << 16);
  private readonly shortest: number;

  /** `secrets`: the values by name. */
  constructor(secrets: Readonly<Record<string, string>>) {
    const known = Object.entries(secrets).filter(([, value]) => value.length >= shortestSecret);
    for (const [name, value] of known) {
      this.add(name, value, shortestPart);
      // Base64 in another case decodes to something else, but still reveals most of the secret.
      for (const once of base64Within(value)) {
        this.add(name, once, 10);
        for (const twice of base64Within(once)) this.add(name, twice, 13);
      }
    }
    this.shortest = Math.min(shortestPart, ...known.map(([, value]) => value.length));
  }

  /**
   * Where a text reveals a secret, or eight characters in a row of one: in any case, plain or with up to two of the usual encodings.
   * In order; parts of the same secret do not overlap.
   */
  find(text: string): SecretPart[] {
    if (this.pieces.size === 0) return [];
    const found: SecretPart[] = [];
    for (const { text: view, starts, ends } of textViews(text, this.shortest)) {
      const folded = fold(view);
      for (let place = 0; place < folded.length; place += 1) {
        if (this.beginnings[beginningAt(folded, place)] === 0) continue;
        for (const [length, names] of this.pieces) {
          const name = names.get(folded.slice(place, place + length));
          if (name !== undefined) found.push({ start: starts[place] ?? 0, end: ends[place + length - 1] ?? 0, name });
        }
      }
    }
    return joined(found);
  }

  /** Adds every piece of a text with this length, or a shorter text as a whole. */
  private add(name: string, text: string, length: number): void {
    const folded = fold(text);
    const size = Math.min(length, folded.length);
    if (size < shortestSecret || (length > shortestPart && size < length)) return;
    const pieces = this.pieces.get(size) ?? new Map<string, string>();
    this.pieces.set(size, pieces);
    for (let place = 0; place + size <= folded.length; place += 1) {
      const piece = folded.slice(place, place + size);
      if (!pieces.has(piece)) pieces.set(piece, name);
      this.beginnings[beginningAt(piece, 0)] = 1;
    }
  }
}

/** A hash of the four letters at a place. No secret is shorter. */
function beginningAt(text: string, place: number): number {
  let number = 0;
  for (let next = place; next < place + shortestSecret; next += 1) number = number * 31 + text.charCodeAt(next);
  return number & 0xffff;
}

/** In lower case, with the plus of forms as a space. The length stays the same. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  const same =
    lower.length === text.length ? lower : Array.from(text.split(''), (unit) => unit.toLowerCase()[0]).join('');
  return same.replaceAll('+', ' ');
}

/** The base64 letters that depend on the value alone, wherever it is in a longer text: HTTP Basic joins user and password. */
function base64Within(value: string): string[] {
  const bytes = new TextEncoder().encode(value);
  return [0, 1, 2].map((before) => {
    const text = btoa('\0'.repeat(before) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

function joined(parts: readonly SecretPart[]): SecretPart[] {
  const result: SecretPart[] = [];
  const last = new Map<string, number>();
  // oxlint-disable-next-line unicorn/no-array-sort -- Node.js 18 has no other
  for (const part of [...parts].sort((first, second) => first.start - second.start)) {
    const place = last.get(part.name);
    const before = place === undefined ? undefined : result[place];
    if (before && place !== undefined && part.start < before.end) {
      result[place] = { ...before, end: Math.max(before.end, part.end) };
    } else {
      last.set(part.name, result.push(part) - 1);
    }
  }
  return result;
}
