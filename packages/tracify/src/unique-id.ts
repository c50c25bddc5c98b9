import type { ItemsContext } from '@sluice/kit';
import { holdsPersonalData } from './personal-data';
import { type RawIdentity, rawIdentity } from './visitor';

/** An ID by which Tracify counts once; refuses one that would give the visitor away. */
export function uniqueId<K extends string, P extends Readonly<Record<K, string>> & RawIdentity>(
  { payload, refuse }: Pick<ItemsContext<P, unknown>, 'payload' | 'refuse'>,
  field: K & keyof P & string,
): string {
  const id = payload[field].trim();
  if (id === '') throw refuse(field, 'it is blank.');
  if (holdsPersonalData(id, rawIdentity(payload))) {
    throw refuse(field, 'it holds an e-mail address, IP or user agent, which Tracify must not get.');
  }
  return id;
}
