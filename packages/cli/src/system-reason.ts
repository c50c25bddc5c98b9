import { isNativeError } from 'node:util/types';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you lack the permission.',
  EBADF: 'it is closed.',
  EDQUOT: 'your share of the disk is full.',
  EFBIG: 'it would become larger than a file may be here.',
  EIO: 'the device reports an error.',
  EISDIR: 'it is a folder, not a file.',
  ELOOP: 'its links lead in a circle.',
  EMFILE: 'too many files are open.',
  ENAMETOOLONG: 'its name is too long.',
  ENOENT: 'there is no such file.',
  ENOSPC: 'the disk is full.',
  ENOTDIR: 'a part of its path is a file, not a folder.',
  EPERM: 'you lack the permission.',
  EPIPE: 'nobody reads it any more.',
  EROFS: 'this disk can only be read.',
  ETXTBSY: 'it is a program that runs.',
};

/** Whether the system refused something: neither our bug nor, by itself, the user's mistake. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return isNativeError(error) && 'syscall' in error && 'code' in error;
}

/** Why the system refused something, as a sentence without the path. */
export function systemReason(error: unknown): string {
  const code = isNativeError(error) && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (isNativeError(error) ? error.message : String(error));
}
