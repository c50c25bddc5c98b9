import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { isSystemError } from './system-reason';

const tries = 100;
const pauseMilliseconds = 50;

/**
 * Waits until somebody reads a pipe, for five seconds at the most. While the handle is open, which is to be closed, nobody has to wait who
 * opens the pipe; in the usual way that has no end, and hears no signal. Undefined where the path is no pipe.
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
