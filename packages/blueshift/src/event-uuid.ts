import { hash, isUuid } from '@sluice/kit';

/** The namespace for URLs of RFC 4122, appendix C: 6ba7b811-9dad-11d1-80b4-00c04fd430c8. */
const namespace = Uint8Array.of(107, 167, 184, 17, 157, 173, 17, 209, 128, 180, 0, 192, 79, 212, 48, 200);

/** The message ID if it is a UUID, else its version 5 UUID (RFC 4122): the same message always has the same. */
export function eventUuid(messageId: string): string {
  if (isUuid(messageId)) return messageId;
  const [, a, b, c, variant = '', d, e] = digits.exec(hash('sha1', namespace, messageId)) ?? [];
  return `${a}-${b}-5${c}-${((parseInt(variant, 16) & 3) | 8).toString(16)}${d}-${e}`;
}

/** The digest's first 128 bits: the version goes before the third part, the variant into two bits of the fourth. */
const digits = /^(.{8})(.{4}).(.{3})(.)(.{3})(.{12})/;
