import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Identifies a file, whatever its name; undefined for devices, which are not files. */
export function fileIdentity(stats: BigIntStats): string | undefined {
  return stats.isFile() || stats.isFIFO() ? `${stats.dev}:${stats.ino}` : undefined;
}

/** The same for a path, following links; undefined if there is nothing. */
export async function fileIdentityAt(path: string): Promise<string | undefined> {
  return stat(path, { bigint: true }).then(fileIdentity, () => undefined);
}
