/** What the project calls its IDs; "none" where it has no such one. */
export interface IdNames {
  readonly userIdName: string;
  readonly emailIdName: string;
  readonly anonymousIdName: string;
}

interface Ids {
  readonly userId?: string;
  readonly email?: string;
  readonly anonymousId?: string;
  readonly customerIds?: Readonly<Record<string, unknown>>;
}

/**
 * A person's IDs by the names they have at Bloomreach, which takes an ID only where it has a letter or digit and is not the
 * word "null" or "undefined", and refuses under a 200 what has no valid one. E-mail IDs are compared with case, so they
 * are lowered. https://documentation.bloomreach.com/engagement/docs/customer-identification
 */
export function namedIds(ids: Ids, { userIdName, emailIdName, anonymousIdName }: IdNames): Record<string, string> {
  const named = [
    [userIdName, ids.userId],
    [emailIdName, ids.email?.trim().toLowerCase()],
    [anonymousIdName, ids.anonymousId],
    ...Object.entries(ids.customerIds ?? {}),
  ] as const;
  return Object.fromEntries(
    named.filter(([name, value]) => name !== 'none' && isValidId(value)).map(([name, value]) => [name, String(value)]),
  );
}

function isValidId(value: unknown): boolean {
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText && /[\p{L}\p{N}]/u.test(String(value)) && !/^(null|undefined)$/i.test(String(value).trim());
}
