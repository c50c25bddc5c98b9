import { emailAddress } from '../kinds/email-address';
import { identifier } from '../kinds/identifier';
import { type Kind, unreadable } from '../kinds/kind';

/** A person to forget, by the IDs of the common event spec. */
export interface Person {
  readonly userId?: string | undefined;
  readonly anonymousId?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * A person's IDs as they are read from events, since another spelling would be another person. Undefined for an ID that cannot be
 * read. A user ID that is an email address counts as one, too.
 */
export function readPerson({ userId, anonymousId, email }: Person): Person {
  return {
    userId: valueOf(identifier, userId),
    anonymousId: valueOf(identifier, anonymousId),
    email: valueOf(emailAddress, email) ?? valueOf(emailAddress, userId),
  };
}

function valueOf<V>(kind: Kind<V>, given: unknown): V | undefined {
  const value = kind.read(given);
  return value === unreadable ? undefined : value;
}
