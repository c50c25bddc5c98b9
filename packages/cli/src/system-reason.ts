import { isNativeError } from 'node:util/types';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied.',
  EBADF: 'it is closed.',
  EDQUOT: 'your disk quota is used up.',
  EFBIG: 'it would exceed the file size limit.',
  EIO: 'the device reports an error.',
  EISDIR: 'it is a folder, not a file.',
  ELOOP: 'its links form a loop.',
  EMFILE: 'too many files are open.',
  ENAMETOOLONG: 'its name is too long.',
  ENOENT: 'there is no such file.',
  ENOSPC: 'the disk is full.',
  ENOTDIR: 'a part of its path is a file, not a folder.',
  ENXIO: 'it is a pipe that nothing reads.',
  EPERM: 'permission denied.',
  EPIPE: 'nothing reads it any more.',
  EROFS: 'the disk is read-only.',
  ETXTBSY: 'it is a running program.',
};

/** Whether an error comes from the operating system: neither our bug nor, by itself, the user's mistake. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return isNativeError(error) && 'syscall' in error && 'code' in error;
}

/** The reason for a system error, as a sentence without the path. */
export function systemReason(error: unknown): string {
  const code = isNativeError(error) && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (isNativeError(error) ? error.message : String(error));
}
