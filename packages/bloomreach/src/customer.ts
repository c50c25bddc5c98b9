import {
  anonymousId,
  emailAddress,
  identifiers,
  lowerCase,
  needsOne,
  type ObjectOf,
  rememberSettings,
  userId,
} from '@sluice/kit';
import type { PublicSettings } from './settings';

/** Who it is: https://documentation.bloomreach.com/engagement/docs/customer-identification. IDs are case-sensitive. */
export const customer = needsOne(
  {
    user_id: userId(),
    email_id: emailAddress({ made: lowerCase }),
    cookie: anonymousId(),
    customer_ids: identifiers(
      'Further customer IDs',
      'Any other hard or soft ID of your project, by its name there: they win over the IDs above.',
      { from: '$.integrations.Bloomreach.customer_ids' },
    ),
  },
  // The settings say which of them count.
  { isForItems: true },
);

export type Ids = ObjectOf<typeof customer>;

/** The settings that name the project's IDs. */
export const idSettings = ['emailIdName', 'userIdName', 'anonymousIdName'] as const;

const address = emailAddress().kind;

/** What the project calls its IDs; "none" for one that it does not have. */
export const idNames = rememberSettings(({ api, userIdName, emailIdName, anonymousIdName }: PublicSettings) => ({
  userIdName: userIdName ?? (api === 'engagement' ? 'registered' : 'customer_id'),
  emailIdName: emailIdName ?? (api === 'engagement' ? 'none' : 'email_id'),
  anonymousIdName: anonymousIdName ?? 'cookie',
}));

/** A person's IDs under the names that the project gives them. The further ones are held to the same rules. */
export function namedIds(
  { user_id: user, email_id: email, cookie, customer_ids: others = {} }: Ids,
  settings: PublicSettings,
  note?: (text: string) => void,
): Record<string, string> {
  const { userIdName, emailIdName, anonymousIdName } = idNames(settings);
  const named: Record<string, string> = {};
  const isLower = settings.userIdCase !== 'unchanged';
  const lower = user?.toLowerCase() ?? '';
  const isAddress = lower === email;
  // A user ID that is the email address is not a second ID.
  if (user !== undefined && userIdName !== 'none' && (!isAddress || emailIdName === 'none'))
    named[userIdName] = isLower || isAddress ? lower : user;
  if (email !== undefined && emailIdName !== 'none') named[emailIdName] = email;
  if (cookie !== undefined && anonymousIdName !== 'none') named[anonymousIdName] = cookie;
  for (const name in others) {
    const id = name === emailIdName ? address.read(others[name]) : others[name];
    if (typeof id !== 'string') note?.(`${name} left out: it must be ${address.wanted}.`);
    else named[name] = name === emailIdName || (name === userIdName && isLower) ? id.toLowerCase() : id;
  }
  return named;
}
