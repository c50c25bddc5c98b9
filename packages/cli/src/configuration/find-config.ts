import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { configFileName } from './destination-options';

/** The path of the nearest config file, in the folder or above it, if there is one. */
export async function findConfig(folder: string): Promise<string | undefined> {
  const path = join(folder, configFileName);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  const above = dirname(folder);
  return above === folder ? undefined : findConfig(above);
}
