import { join, parse } from 'node:path';
import { fileIdentityAt } from '../file-identity';
import { UsageError } from '../usage-error';

/** A path for each destination: with several of them, each has its name in its file's. */
export function pathsFor(path: string | undefined, labels: readonly string[]): (string | undefined)[] {
  if (path === undefined || labels.length === 1) return labels.map(() => path);
  const { dir, name, ext } = parse(path);
  return labels.map((label) => join(dir, `${name}.${label}${ext}`));
}

/** A file that an option of the command names. */
export interface NamedFile {
  /** `--rejected` */
  readonly option: string;
  readonly path: string;
}

/** Throws where a file that is to be written is one that is read, or another that is written, by whatever name. */
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
