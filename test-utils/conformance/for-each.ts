import type { Exceptions } from './subject';

/** Exceptions that share one reason. */
export function forEach(reason: string, keys: readonly string[]): Exceptions {
  return Object.fromEntries(keys.map((key) => [key, reason]));
}
