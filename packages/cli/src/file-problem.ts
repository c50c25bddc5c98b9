import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { isSystemError, systemReason } from './system-reason';
import { UsageError } from './usage-error';

/**
 * The error for a file that the user named and that cannot be read. Errors that are not from the system are returned unchanged.
 */
export function unreadableFile(path: string, error: unknown): unknown {
  if (isTooLarge(error)) return new UsageError(`${nameOf(path)}: it has no end, or is larger than a text can be.`);
  return isSystemError(error) ? new UsageError(`${nameOf(path)}: ${systemReason(error)}`) : error;
}

/** The same for a file to be written. */
export function unwritableFile(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  if (path === '') return new UsageError('It cannot be written: the name of the file is empty.');
  const reason = error.code === 'ENOENT' ? missingReason(dirname(resolve(path))) : systemReason(error);
  return new UsageError(`${path}: it cannot be written: ${reason}`);
}

/** The same for a folder to write files into. */
export function unwritableFolder(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const reasons: Readonly<Record<string, string>> = { EEXIST: 'it is a file, not a folder.', ENOENT: unmade };
  const reason = reasons[error.code ?? ''] ?? systemReason(error);
  return new UsageError(`${path}: nothing can be written there: ${reason}`);
}

/** In the system's own folders, such as /proc, creating a file fails with ENOENT. */
const unmade = 'the system makes nothing there.';

function missingReason(folder: string): string {
  return existsSync(folder) ? unmade : `there is no folder ${folder}.`;
}

function isTooLarge(error: unknown): boolean {
  return (
    isNativeError(error) && (error.name === 'RangeError' || ('code' in error && error.code === 'ERR_FS_FILE_TOO_LARGE'))
  );
}

const nameOf = (path: string) => (path === '' ? '""' : path);
