import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Tells a file from all others, by whatever name it is reached; undefined for devices, which are no one file. */
export function fileIdentity(stats: BigIntStats): string | undefined {
  return stats.isFile() || stats.isFIFO() ? `${stats.dev}:${stats.ino}` : undefined;
}

/** The same of a path, through links; undefined where there is nothing. */
export async function fileIdentityAt(path: string): Promise<string | undefined> {
  return stat(path, { bigint: true }).then(fileIdentity, () => undefined);
}
