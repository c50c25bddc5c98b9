import { join, parse } from 'node:path';
import { fileIdentityAt } from '../file-identity';
import { UsageError } from '../usage-error';

/** A path for each destination; if there are several, each file name contains the destination's label. */
export function pathsFor(path: string | undefined, labels: readonly string[]): (string | undefined)[] {
  if (path === undefined || labels.length === 1) return labels.map(() => path);
  const { dir, name, ext } = parse(path);
  return labels.map((label) => join(dir, `${name}.${label}${ext}`));
}

/** A file named by an option of the command. */
export interface NamedFile {
  /** `--rejected` */
  readonly option: string;
  readonly path: string;
}

/** Throws if a file to be written is also read, or written twice, even under different names. */
export async function assertApart(
  written: readonly NamedFile[],
  read: readonly { readonly name: string; readonly identity?: string | undefined }[],
): Promise<void> {
  const taken = new Map<string, string>();
  for (const { name, identity } of read) if (identity !== undefined) taken.set(identity, `${name} is read from`);
  for (const { option, path } of written) {
    const identity = (await fileIdentityAt(path)) ?? path;
    const why = taken.get(identity);
    if (why !== undefined) throw new UsageError(`${path}: ${why}; ${option} must name another file.`);
    taken.set(identity, `${option} writes it`);
  }
}
