import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { isSystemError, systemReason } from './system-reason';
import { UsageError } from './usage-error';

/** The mistake in a file that the user named for reading; what is no refusal of the system's is passed on. */
export function unreadableFile(path: string, error: unknown): unknown {
  if (isTooLarge(error)) return new UsageError(`${nameOf(path)}: it has no end, or is larger than a text can be.`);
  return isSystemError(error) ? new UsageError(`${nameOf(path)}: ${systemReason(error)}`) : error;
}

/** The same of a file that is to be written. */
export function unwritableFile(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  if (path === '') return new UsageError('It cannot be written: the name of the file is empty.');
  const reason = error.code === 'ENOENT' ? missingReason(dirname(resolve(path))) : systemReason(error);
  return new UsageError(`${path}: it cannot be written: ${reason}`);
}

/** The same of a folder in which files are to be. */
export function unwritableFolder(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const reasons: Readonly<Record<string, string>> = { EEXIST: 'it is a file, not a folder.', ENOENT: unmade };
  const reason = reasons[error.code ?? ''] ?? systemReason(error);
  return new UsageError(`${path}: nothing can be written there: ${reason}`);
}

/** The system's own folders, such as /proc, say of what they cannot make that it is missing. */
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
