import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { isSystemError } from './system-reason';

const tries = 100;
const pauseMilliseconds = 50;

/**
 * Waits up to five seconds until a pipe has a reader. Returns undefined if the path is not a pipe, otherwise a handle that the
 * caller has to close. While it is open, opening the pipe does not block; the usual way of opening would wait forever and ignore
 * signals.
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
