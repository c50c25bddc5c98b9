import { isObject } from './is-object';

/**
 * The name of the directive that an object is: its first key with an `@`. Undefined if there are other keys except `_metadata`: such an
 * object is taken literally.
 */
export function nameDirective(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  const isMixed = keys.some((key) => !key.startsWith('@') && key !== '_metadata');
  return isMixed ? undefined : keys.find((key) => key.startsWith('@'));
}
