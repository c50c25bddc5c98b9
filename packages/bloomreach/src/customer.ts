import { anonymousId, email, type FieldDefinitions, type ItemsContext, type PayloadOf, userId } from '@sluice/kit';
import { type IdNames, namedIds } from './named-ids';

/** Who an event is of. */
export const customer = {
  userId,
  email,
  anonymousId,
  customerIds: {
    type: 'object',
    label: 'Further customer IDs',
    description: 'Any other hard or soft ID of your project, by its name there. Wins over the IDs above.',
    category: 'identifier',
    defaultObjectUI: 'keyvalue',
    default: { '@path': '$.integrations.Bloomreach.customerIds' },
  },
} as const satisfies FieldDefinitions;

/** The `customer_ids` of an event; refuses one that has none. */
export function customerIds<P extends PayloadOf<typeof customer>>({
  payload,
  settings,
  refuse,
}: Pick<ItemsContext<P, IdNames>, 'payload' | 'settings' | 'refuse'>): Record<string, string> {
  const ids = namedIds(payload, settings);
  if (Object.keys(ids).length === 0) {
    throw refuse('userId', 'the event has no user ID, e-mail or anonymous ID that Bloomreach would accept.');
  }
  return ids;
}
