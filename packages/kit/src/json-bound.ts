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
/** By a member's name. Names come from events, without end: beyond so many the memory of them starts again. */
const names = new Map<string, number>();
const mostNames = 10_000;
const longestName = 40;

/**
 * Never less than the bytes of a value's JSON in UTF-8, and faster to know; close to them where its texts are ASCII. Throws
 * `TooDeep`, and whatever a getter or `toJSON` throws.
 */
export function jsonBound(value: unknown, levels = greatestDepth): number {
  if (typeof value === 'string') return textBound(value);
  if (typeof value === 'number') return value >= 0 && value < 1000 && Number.isInteger(value) ? 3 : longestNumber;
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value).length + 2 : 5;
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
    if (member !== undefined) bytes += (names.get(name) ?? learn(name)) + jsonBound(member, levels - 1);
  }
  return bytes;
}

function textBound(text: string): number {
  return (plain.test(text) ? text.length : text.length * longestCharacter) + 2;
}

/** With colon and comma. */
function learn(name: string): number {
  const bytes = textBound(name) + 2;
  if (names.size >= mostNames) names.clear();
  if (name.length <= longestName) names.set(name, bytes);
  return bytes;
}
