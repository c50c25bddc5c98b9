import { createHash } from 'node:crypto';

export interface HashSettings {
  readonly userDetails: 'plain' | 'both' | 'hashed';
}

/**
 * User details as they are, or as `…_md5` and `…_sha256`, or both: lower-case hex, without salt. The vendor wants both hashes
 * where there is no plain value. https://doc.commandersact.com, "Events reference"
 */
export function withHashes(
  details: Readonly<Record<string, string>>,
  { userDetails }: HashSettings,
): Readonly<Record<string, string>> {
  const hashes = Object.entries(details).flatMap(([name, value]) =>
    ['md5', 'sha256'].map((algorithm) => [`${name}_${algorithm}`, createHash(algorithm).update(value).digest('hex')]),
  );
  return {
    ...(userDetails !== 'hashed' && details),
    ...(userDetails !== 'plain' && (Object.fromEntries(hashes) as Record<string, string>)),
  };
}
