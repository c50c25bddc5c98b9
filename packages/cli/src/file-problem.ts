import { dirname, resolve } from 'node:path';
import { isSystemError, systemReason } from './system-reason';
import { UsageError } from './usage-error';

/** The mistake in a file that the user named for reading; what is no refusal of the system's is passed on. */
export function unreadableFile(path: string, error: unknown): unknown {
  return isSystemError(error) ? new UsageError(`${nameOf(path)}: ${systemReason(error)}`) : error;
}

/** The same of a file that is to be written. */
export function unwritableFile(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  if (path === '') return new UsageError('It cannot be written: the name of the file is empty.');
  const folder = dirname(resolve(path));
  const reason = error.code === 'ENOENT' ? `there is no folder ${folder}.` : systemReason(error);
  return new UsageError(`${path}: it cannot be written: ${reason}`);
}

const nameOf = (path: string) => (path === '' ? '""' : path);
