import { formTexts } from './form-texts';
import { greatestDepth } from '../values/is-too-deep';
import { wellFormed as wellFormedText } from '../kinds/well-formed';
import { Unserialisable } from './not-sent';
import type { Body } from './request';

/**
 * The body of a request as every transport sends it, or undefined if it has none. It is well-formed: parsers refuse lone
 * surrogates and NUL, so the former become U+FFFD and the latter is left out. A BigInt becomes a number if that is exact,
 * otherwise text. Throws `Unserialisable`, which names the place.
 */
export function bodyText({ json, form, text, ndjson }: Body): string | undefined {
  if (json !== undefined) return jsonText(json);
  if (ndjson !== undefined) return ndjson.map((line) => `${jsonText(line) ?? 'null'}\n`).join('');
  if (form !== undefined) return new URLSearchParams(formTexts(form)).toString();
  return text === undefined ? undefined : wellFormedText(text).replaceAll('\0', '');
}

/** The size of a request's body, in bytes of UTF-8. */
export function bodyBytes(request: Body): number {
  const text = bodyText(request);
  return text === undefined ? 0 : utf8.encode(text).length;
}

const utf8 = new TextEncoder();

function jsonText(json: unknown): string | undefined {
  const text = stringify(json);
  return text !== undefined && refused.test(text) ? text.replace(escapes, wellFormed) : text;
}

/** The escapes that `JSON.stringify` writes for lone surrogates and NUL; paired surrogates are not escaped. */
const refused = /\\u(?:d[89a-f]|0000)/;
const escapes = /\\(?:u[\da-f]{4}|.)/g;

function wellFormed(escape: string): string {
  if (escape === '\\u0000') return '';
  return escape.startsWith('\\ud') ? '\ufffd' : escape;
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // Rare: a value that JSON cannot represent, or an object whose own code throws. So the common case costs nothing.
    return JSON.stringify(plain(value, '', [], new Set()));
  }
}

type Path = readonly (string | number)[];

/** The value as `JSON.stringify` sees it, with each BigInt as number or text. */
function plain(given: unknown, key: string, path: Path, around: Set<object>): unknown {
  const value = attempt(path, () => own(given, key));
  if (typeof value === 'bigint') return plainBigInt(value);
  if (typeof value !== 'object' || value === null) return value;
  if (around.has(value)) throw new Unserialisable(path, 'holds itself');
  if (path.length >= 2 * greatestDepth) throw new Unserialisable(path.slice(0, 3), 'holds too many levels');
  around.add(value);
  const result: unknown = attempt(path, () => Array.isArray(value))
    ? plainList(value as readonly unknown[], path, around)
    : plainObject(value as Readonly<Record<string, unknown>>, path, around);
  around.delete(value);
  return result;
}

function plainList(list: readonly unknown[], path: Path, around: Set<object>): unknown[] {
  const { length } = list;
  return Array.from({ length }, (_, index) => {
    const at = [...path, index];
    return plain(
      attempt(at, () => list[index]),
      String(index),
      at,
      around,
    );
  });
}

function plainObject(object: Readonly<Record<string, unknown>>, path: Path, around: Set<object>): object {
  const keys = attempt(path, () => Object.keys(object));
  // From entries, because assigning to `__proto__` adds no member.
  return Object.fromEntries(
    keys.map((key) => {
      const at = [...path, key];
      const member = attempt(at, () => object[key]);
      return [key, plain(member, key, at, around)];
    }),
  );
}

const boxed = /^\[object (?:BigInt|Boolean|Number|String)\]$/;

/** The result of `toJSON`, as of a `Date`, or the value of `new String`, `new Number` and the like. */
function own(value: unknown, key: string): unknown {
  const { toJSON } = Object(value ?? {}) as { toJSON?: unknown };
  const said: unknown = typeof toJSON === 'function' ? toJSON.call(value, key) : value;
  const isBoxed = typeof said === 'object' && boxed.test(Object.prototype.toString.call(said));
  return isBoxed ? (said as object).valueOf() : said;
}

function plainBigInt(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function attempt<T>(path: Path, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new Unserialisable(path, 'fails when it is read', cause);
  }
}
