import { isNativeError } from 'node:util/types';

/** Describes a programming error for a log: its name and where it was thrown. The message is left out: it may quote user data. */
export function describeDefect(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  const stack = isNativeError(error) ? (error.stack ?? '') : '';
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  return { error: isNativeError(error) ? error.name : typeof error, at };
}
