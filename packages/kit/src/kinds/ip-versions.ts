import { type Reading, unreadable } from './kind';

/** The IPv4 address, `unreadable` if it is not public, nothing if it is not one. Parts must not have leading zeros. */
export function readVersion4(text: string): Reading<string> {
  const address = version4(text);
  if (address === undefined) return undefined;
  return isPublic(address) ? text : unreadable;
}

/** The most common form: eight groups as in RFC 5952, none of them zero. Not private unless the first begins with f. */
const plainVersion6 = /^[1-9a-e][\da-f]{0,3}(?::[1-9a-f][\da-f]{0,3}){7}$/;

/** The IPv6 address in the form of https://www.rfc-editor.org/rfc/rfc5952, or as IPv4 if it contains one. */
export function readVersion6(text: string): Reading<string> {
  if (plainVersion6.test(text)) return text;
  const groups = version6(text);
  if (groups === undefined) return undefined;
  const [first = 0] = groups;
  if (groups.slice(0, 5).every((group) => group === 0)) {
    // Servers with both versions write an IPv4 visitor as "::ffff:203.0.113.7". The rest of this block is unused.
    const [, , , , , sixth, seventh = 0, eighth = 0] = groups;
    return sixth === 0xffff
      ? (readVersion4(`${seventh >> 8}.${seventh & 255}.${eighth >> 8}.${eighth & 255}`) ?? unreadable)
      : unreadable;
  }
  // https://www.iana.org/assignments/iana-ipv6-special-registry: unique local, link-local; multicast is ff00::/8.
  if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || first >= 0xff00) return unreadable;
  return compressed(groups);
}

/**
 * Whether a visitor can have it: https://www.iana.org/assignments/iana-ipv4-special-registry. Documentation addresses
 * (192.0.2.0/24 and so on) count as public, because examples use them.
 */
function isPublic(address: number): boolean {
  const first = address >>> 24;
  const second = (address >>> 16) & 255;
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false;
  if (first === 172) return second < 16 || second > 31;
  if (first === 192) return second !== 168;
  if (first === 169) return second !== 254;
  return first !== 100 || second < 64 || second > 127;
}

/** The address as a 32-bit number. */
function version4(text: string): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let address = 0;
  let part = -1;
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x2e) {
      if (part === -1) return undefined;
      address = address * 256 + part;
      part = -1;
      dots += 1;
    } else {
      if (code < 0x30 || code > 0x39 || part === 0) return undefined;
      part = part === -1 ? code - 0x30 : part * 10 + code - 0x30;
      if (part > 255) return undefined;
    }
  }
  return dots === 3 && part !== -1 ? address * 256 + part : undefined;
}

/** Its eight groups. */
function version6(text: string): number[] | undefined {
  if (text.length < 2 || text.length > 45) return undefined;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groupsIn(head, tail === undefined);
  const after = groupsIn(tail ?? '', true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...Array<number>(missing).fill(0), ...after];
}

/** The groups of one half. The last two of the address may be written as IPv4. */
function groupsIn(half: string, isLast: boolean): number[] | undefined {
  if (half === '') return [];
  const groups: number[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    const embedded = isLast && index === parts.length - 1 ? version4(part) : undefined;
    if (embedded !== undefined) groups.push(Math.floor(embedded / 65_536), embedded % 65_536);
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** In lower case without leading zeros, with the first of the longest runs of two or more zero groups as `::`. */
function compressed(groups: readonly number[]): string {
  let start = -1;
  let length = 1;
  for (let index = 0; index < groups.length; index += 1) {
    let end = index;
    while (groups[end] === 0) end += 1;
    if (end - index > length) [start, length] = [index, end - index];
  }
  const hexadecimal = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (start === -1) return hexadecimal(groups);
  return `${hexadecimal(groups.slice(0, start))}::${hexadecimal(groups.slice(start + length))}`;
}
