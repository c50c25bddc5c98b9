import { createHash } from 'node:crypto';
import { isUuid } from '@sluice/kit';

/** The namespace for URLs of RFC 4122, appendix C. */
const namespace = '6ba7b8119dad11d180b400c04fd430c8';

/** The message ID where it is a UUID, else the version 5 UUID (RFC 4122) of it: the same message has always the same. */
export function eventUuid(messageId: string): string {
  if (isUuid(messageId)) return messageId;
  const bytes = createHash('sha1').update(namespace, 'hex').update(messageId).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
