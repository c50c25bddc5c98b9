import type * as Crypto from 'node:crypto';

type Part = string | Uint8Array;

/**
 * The digest of the concatenated parts (texts in UTF-8), as hexadecimal digits. Uses Node.js; bundles for a browser get
 * `browser/hash.js` instead, which returns the same.
 */
export function hash(algorithm: 'md5' | 'sha1' | 'sha256', first: Part, ...others: readonly Part[]): string {
  return others.length === 0 ? hashOne(algorithm, first) : hashAll(algorithm, [first, ...others]);
}

/** Node.js 18 has no `crypto.hash`; the other way takes three times as long. */
let hashOne = (algorithm: string, part: Part): string => {
  const { hash: ofNode }: Partial<typeof Crypto> = crypto();
  hashOne = ofNode ?? ((name, text) => hashAll(name, [text]));
  return hashOne(algorithm, part);
};

function hashAll(algorithm: string, parts: readonly Part[]): string {
  const digest = crypto().createHash(algorithm);
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
}

/** Loaded with the first hash, because it takes a tenth of a destination's load time. */
function crypto(): typeof Crypto {
  return require('node:crypto') as typeof Crypto;
}
