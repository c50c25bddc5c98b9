import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { isSystemError } from './system-reason';

const tries = 100;
const pauseMilliseconds = 50;

/**
 * Where a path is a pipe, waits until somebody reads it: whoever opens it meanwhile, need not wait. Opened in the usual way it would be
 * waited for without an end, and no signal would be heard. Undefined for everything else; to be closed.
 */
export async function waitForReader(path: string): Promise<FileHandle | undefined> {
  const isPipe = await stat(path).then(
    (stats) => stats.isFIFO(),
    () => false,
  );
  if (!isPipe) return undefined;
  for (let left = tries; ; left -= 1) {
    try {
      return await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (left === 0 || !isSystemError(error) || error.code !== 'ENXIO') throw error;
      await wait(pauseMilliseconds);
    }
  }
}
