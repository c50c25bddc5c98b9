import {
  anonymousId,
  emailAddress,
  identifierKind,
  keyValues,
  needsOne,
  type ObjectOf,
  unreadable,
  userId,
} from '@sluice/kit';
import type { PublicSettings } from './settings';

/** Who it is: https://documentation.bloomreach.com/engagement/docs/customer-identification */
export const customer = needsOne({
  user_id: userId(),
  email_id: emailAddress(),
  cookie: anonymousId(),
  customer_ids: keyValues(
    'Further customer IDs',
    'Any other hard or soft ID of your project, by its name there: they win over the IDs above.',
    { from: '$.integrations.Bloomreach.customer_ids', category: 'identifier' },
  ),
});

type Ids = ObjectOf<typeof customer>;

/** The settings that name the project's IDs. */
export const idSettings = ['emailIdName', 'userIdName', 'anonymousIdName'] as const;

/** What the project calls its IDs; "none" where it has no such one. */
export function idNames({ api, userIdName, emailIdName, anonymousIdName }: PublicSettings) {
  const isOlder = api === 'engagement';
  return {
    userIdName: userIdName ?? (isOlder ? 'registered' : 'customer_id'),
    emailIdName: emailIdName ?? (isOlder ? 'none' : 'email_id'),
    anonymousIdName: anonymousIdName ?? 'cookie',
  };
}

/** A person's IDs by the names they have in the project. Bloomreach tells IDs apart by case, so addresses are in small letters. */
export function namedIds(ids: Ids, settings: PublicSettings): Record<string, string> {
  const names = idNames(settings);
  const user = ids.user_id;
  const lower = user?.toLowerCase();
  const email = ids.email_id?.toLowerCase();
  const named: Record<string, string> = {};
  // A user ID that is the address is no second ID.
  const isAddress = lower === email && names.emailIdName !== 'none';
  if (user !== undefined && lower !== undefined && !isAddress && names.userIdName !== 'none') {
    named[names.userIdName] = settings.userIdCase === 'unchanged' && lower !== email ? user : lower;
  }
  if (email !== undefined && names.emailIdName !== 'none') named[names.emailIdName] = email;
  if (ids.cookie !== undefined && names.anonymousIdName !== 'none') named[names.anonymousIdName] = ids.cookie;
  for (const name in ids.customer_ids) {
    const id = identifierKind.read(ids.customer_ids[name]);
    if (id !== undefined && id !== unreadable) named[name] = id;
  }
  return named;
}

interface Known {
  readonly customer: Ids;
  readonly settings: PublicSettings;
  readonly refuse: (field: 'user_id', reason: string) => Error;
}

/** The `customer_ids` of a command; refuses an event that has none. */
export function customerIds({ customer: ids, settings, refuse }: Known): Record<string, string> {
  const named = namedIds(ids, settings);
  for (const _ in named) return named;
  throw refuse(
    'user_id',
    'the event has no ID that the project knows by the settings: a user ID, email address or anonymous ID. Map one of them.',
  );
}
