import { greatestDepth } from './is-too-deep';

/** Thrown where lists and objects stand in one another so deep that no request could be made of them. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
  constructor() {
    super('The event has lists or objects in one another, more than 500 levels deep: flatten them.');
  }
}

/** JSON writes no number longer than this: -2.2250738585072014e-308. */
const longestNumber = 24;
/** A character is at most six bytes: `\u001f`. */
const longestCharacter = 6;
/** What JSON writes as it is, a byte each. */
const plain = /^[ !#-[\]-~]*$/;

/**
 * Never less than the bytes of a value's JSON in UTF-8, and faster to know. `isTight` looks through short texts and numbers, too, and is exact
 * where all are ASCII without escapes. Throws `TooDeep`, and whatever a getter or `toJSON` throws.
 */
export function jsonBound(value: unknown, isTight = false, levels = greatestDepth): number {
  if (typeof value === 'string') return textBound(value, isTight);
  if (typeof value === 'number') return isTight ? String(value).length : longestNumber;
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value).length + 2 : 5;
  if (levels === 0) throw new TooDeep();
  let bytes = 2;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) bytes += jsonBound(value[index], isTight, levels - 1) + 1;
    return bytes;
  }
  const members = value as Readonly<Record<string, unknown>>;
  if (typeof members.toJSON === 'function') return jsonBound(members.toJSON(''), isTight, levels - 1);
  for (const name in members) {
    const member = members[name];
    if (member !== undefined) bytes += textBound(name, isTight) + 2 + jsonBound(member, isTight, levels - 1);
  }
  return bytes;
}

/** To look through a short text costs more than to take it for the worst. */
const shortText = 24;

function textBound(text: string, isTight: boolean): number {
  return (isTight || text.length > shortText) && plain.test(text)
    ? text.length + 2
    : text.length * longestCharacter + 2;
}
