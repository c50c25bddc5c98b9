import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Creates a folder and its parents if missing. Node's recursive `mkdir` never returns where the system refuses, as in /proc. */
export async function makeFolder(path: string): Promise<void> {
  const isThere = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isThere) return;
  if (!existsSync(dirname(path))) await makeFolder(dirname(path));
  await mkdir(path);
}
