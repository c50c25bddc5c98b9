import type { Exceptions } from './subject';

/** Listed exceptions that nothing needs. */
export function findStale(option: string, listed: Exceptions, needed: readonly string[]): string[] {
  return Object.keys(listed)
    .filter((key) => !needed.includes(key))
    .map((key) => `The option ${option} lists "${key}", which is not needed.`);
}
