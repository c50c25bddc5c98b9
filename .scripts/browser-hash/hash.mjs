// The source of packages/kit/browser/hash.js: the same as packages/kit/src/hash.ts, without Node.js.
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const algorithms = { md5, sha1, sha256 };
const utf8 = new TextEncoder();

export function hash(algorithm, ...parts) {
  const digest = algorithms[algorithm].create();
  for (const part of parts) digest.update(typeof part === 'string' ? utf8.encode(part) : part);
  return bytesToHex(digest.digest());
}
