import type { Exceptions } from './subject';

/** Exceptions that are listed although nothing needs them. */
export function findStale(option: string, listed: Exceptions, needed: readonly string[]): string[] {
  return Object.keys(listed)
    .filter((key) => !needed.includes(key))
    .map((key) => `The option ${option} lists "${key}", which is not needed.`);
}
