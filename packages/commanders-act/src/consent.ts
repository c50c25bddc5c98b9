import { type Consents, consentsBy } from '@sluice/kit';
import type { Context } from './connection';

/**
 * The IDs of the granted categories. By these the vendor decides which of its destinations may have the event:
 * https://doc.commandersact.com/developers/tracking/events-reference, "User". A category may have several IDs.
 */
export function grantedCategories(consents: Consents = new Map(), { settings, note }: Context): string[] {
  const granted = new Map([...consents].filter(([, { isGiven }]) => isGiven));
  const named = consentsBy(settings, granted, note).filter(({ as }) => as !== 'none');
  const unclear = [...consents.values()].filter(({ isGiven }) => isGiven === undefined).map(({ place }) => place);
  if (unclear.length > 0) note(`Grants nothing, because it is neither true nor false: ${unclear.join(', ')}.`);
  return [...new Set(named.flatMap(({ as }) => as.split('|').map((id) => id.trim())))];
}
