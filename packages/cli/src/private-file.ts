import { open, type FileHandle } from 'node:fs/promises';
import { unwritableFile } from './file-problem';
import { UsageError } from './usage-error';

/** Opens a file for appending, readable only by its owner: it contains events or credentials. */
export async function openPrivate(path: string): Promise<FileHandle> {
  const handle = await open(path, 'a+', 0o600).catch((error: unknown) => {
    throw unwritableFile(path, error);
  });
  try {
    const stats = await handle.stat();
    if (stats.isFile() && (stats.mode & 0o077) !== 0) await handle.chmod(0o600);
  } catch {
    await handle.close();
    throw new UsageError(`${path}: others may read it, and you may not change that. Name another file.`);
  }
  return handle;
}
