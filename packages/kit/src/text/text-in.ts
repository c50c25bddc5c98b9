import { isObject } from '../values/is-object';

/** A member of an event, if it is a non-empty text. */
export function textIn(event: unknown, key: string): string | undefined {
  const value = isObject(event) ? event[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
