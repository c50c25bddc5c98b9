import { open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Replaces the content of a file, readable only by its owner. Whatever happens, the file contains either the complete old or the
 * complete new content. A link stays a link; what is not a regular file (`/dev/stdout`) is written to directly.
 */
export async function writeAtomically(path: string, content: string): Promise<void> {
  const target = await realpath(path).catch(() => resolve(path));
  const existing = await stat(target).catch(() => undefined);
  if (existing && !existing.isFile()) {
    await writeFile(target, content);
    return;
  }
  const temporary = `${target}.new`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.chmod(0o600);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Flushes the entries of a folder to disk, if the system supports that. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
