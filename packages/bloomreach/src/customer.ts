import { anonymousId, email, type FieldDefinitions, type ItemsContext, userId } from '@sluice/kit';

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

interface Customer {
  readonly userId?: string;
  readonly email?: string;
  readonly anonymousId?: string;
  readonly customerIds?: Readonly<Record<string, unknown>>;
}
/** What the project calls its IDs; "none" where it has no such one. */
export interface IdNames {
  readonly userIdName: string;
  readonly emailIdName: string;
  readonly anonymousIdName: string;
}

/**
 * The `customer_ids` of an event. Bloomreach takes an id only where it has a letter or digit and is not the word "null" or
 * "undefined", and refuses under a 200 what has no valid id. E-mail ids are compared with case, so they are lowered.
 * https://documentation.bloomreach.com/engagement/docs/customer-identification
 */
export function customerIds(
  payload: Customer,
  { userIdName, emailIdName, anonymousIdName }: IdNames,
  refuse: ItemsContext<Customer, unknown>['refuse'],
): Record<string, string> {
  const named = [
    [userIdName, payload.userId],
    [emailIdName, payload.email?.trim().toLowerCase()],
    [anonymousIdName, payload.anonymousId],
    ...Object.entries(payload.customerIds ?? {}),
  ] as const;
  const ids = Object.fromEntries(
    named.filter(([name, value]) => name !== 'none' && isValidId(value)).map(([name, value]) => [name, String(value)]),
  );
  if (Object.keys(ids).length === 0) {
    throw refuse('userId', 'the event has no user ID, e-mail or anonymous ID that Bloomreach would accept.');
  }
  return ids;
}

function isValidId(value: unknown): boolean {
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText && /[\p{L}\p{N}]/u.test(String(value)) && !/^(null|undefined)$/i.test(String(value).trim());
}
