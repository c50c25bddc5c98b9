import { greatestDepth } from '../values/is-too-deep';
import { rememberNames } from '../remember';

/** Thrown for a value that is nested too deeply to be sent. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
  constructor() {
    super('The event is nested more than 500 levels deep: flatten it.');
  }
}

/** The longest number in JSON: -2.2250738585072014e-308. */
const longestNumber = 24;
/** A character is at most six bytes: `\u001f`. */
const longestCharacter = 6;
/** Characters that JSON writes unchanged, as one byte each. */
const plain = /^[ !#-[\]-~]*$/;
/** Examining shorter texts costs more than it saves. */
const shortText = 8;

const nameBound = rememberNames((name) => (plain.test(name) ? name.length : name.length * longestCharacter) + 4);

/**
 * An upper bound for the bytes of a value's JSON in UTF-8, faster than measuring. A loose bound does not examine texts and may be
 * six times too high; a close one is nearly exact for ASCII. Throws `TooDeep`, and whatever a getter or `toJSON` throws.
 */
export function jsonBound(value: unknown, how: 'loose' | 'close'): number {
  return boundOf(value, how === 'close', greatestDepth);
}

function boundOf(value: unknown, isClose: boolean, levels: number): number {
  if (typeof value !== 'object' || value === null) return scalarBound(value, isClose);
  if (levels === 0) throw new TooDeep();
  let bytes = 2;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) bytes += boundOf(value[index], isClose, levels - 1) + 1;
    return bytes;
  }
  const members = value as Readonly<Record<string, unknown>>;
  if (typeof members.toJSON === 'function') return boundOf(members.toJSON(''), isClose, levels - 1);
  for (const name in members) {
    const member = members[name];
    if (member === undefined) continue;
    bytes += isClose ? nameBound(name) : name.length * longestCharacter + 4;
    const isScalar = typeof member !== 'object' || member === null;
    bytes += isScalar ? scalarBound(member, isClose) : boundOf(member, isClose, levels - 1);
  }
  return bytes;
}

function scalarBound(value: unknown, isClose: boolean): number {
  if (typeof value === 'string') {
    const isPlain = isClose && value.length > shortText && plain.test(value);
    return (isPlain ? value.length : value.length * longestCharacter) + 2;
  }
  return typeof value === 'bigint' ? String(value).length + 2 : longestNumber;
}
