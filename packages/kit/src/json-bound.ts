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

/**
 * Never less than the bytes of a value's JSON in UTF-8, and much faster to know: texts are not looked through. Throws `TooDeep`,
 * and whatever a getter or `toJSON` throws.
 */
export function jsonBound(value: unknown, levels = greatestDepth): number {
  if (typeof value === 'string') return value.length * longestCharacter + 2;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'bigint' ? String(value).length + 2 : longestNumber;
  if (levels === 0) throw new TooDeep();
  let bytes = 2;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) bytes += jsonBound(value[index], levels - 1) + 1;
    return bytes;
  }
  const members = value as Readonly<Record<string, unknown>>;
  if (typeof members.toJSON === 'function') return jsonBound(members.toJSON(''), levels - 1);
  for (const name in members) {
    const member = members[name];
    if (member !== undefined) bytes += name.length * longestCharacter + 4 + jsonBound(member, levels - 1);
  }
  return bytes;
}
