import { isObject } from './is-object';

/** A member of an event, where it is a text that is not empty. */
export function textIn(event: unknown, key: string): string | undefined {
  const value = isObject(event) ? event[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
