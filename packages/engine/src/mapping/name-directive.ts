import { isObject } from './is-object';

/**
 * The directive that an object stands for: its first key with an `@`. None where any other key than `_metadata` stands
 * beside it: such an object is taken literally.
 */
export function nameDirective(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  const isMixed = keys.some((key) => !key.startsWith('@') && key !== '_metadata');
  return isMixed ? undefined : keys.find((key) => key.startsWith('@'));
}
