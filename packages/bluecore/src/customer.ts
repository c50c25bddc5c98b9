import { anonymousId, email, type FieldDefinitions, type ItemsContext, type PayloadOf, userId } from '@sluice/kit';
import { emailAddress } from './email-address';

/** Who an event is of. */
export const customer = { userId, email, anonymousId } as const satisfies FieldDefinitions;

export interface Customer {
  readonly distinctId: string;
  readonly email?: string;
  /** The IDs that are no address: they mean nothing to Bluecore until they are linked to one. */
  readonly otherIds: readonly string[];
}

type Context<P> = Pick<ItemsContext<P, { readonly distinctId: 'email' | 'userId' }>, 'payload' | 'settings' | 'refuse'>;

/** The customer of an event, whose user ID may be an address too; refuses an event that has no ID, or a bad address. */
export function customerOf<P extends PayloadOf<typeof customer>>({ payload, settings, refuse }: Context<P>): Customer {
  const [user, anonymous] = [payload.userId, payload.anonymousId].map(idIn);
  const userAddress = emailAddress(user ?? '');
  const given = idIn(payload.email);
  const address = given === undefined ? userAddress : emailAddress(given);
  if (given !== undefined && address === undefined) {
    throw refuse('email', 'it is no address that Bluecore takes: see its rules for e-mail addresses.');
  }
  const known = userAddress ?? user;
  const distinctId = (settings.distinctId === 'email' ? (address ?? known) : (known ?? address)) ?? anonymous;
  if (distinctId === undefined) {
    throw refuse('userId', 'the event has no e-mail address, user ID or anonymous ID.');
  }
  const otherIds = [userAddress === undefined ? user : undefined, anonymous].filter((id) => id !== undefined);
  return { distinctId, ...(address !== undefined && { email: address }), otherIds: [...new Set(otherIds)] };
}

/** The address that the vendor does not do without. */
export function requireEmail<P extends PayloadOf<typeof customer>>(
  { email: address }: Customer,
  { refuse }: Pick<Context<P>, 'refuse'>,
): string {
  if (address === undefined)
    throw refuse('email', 'Bluecore takes no such event without an address: map it from where your events carry it.');
  return address;
}

/** Programs write "null" where they have none: linked to an address, it would join the lives of strangers. */
function idIn(text: string | undefined): string | undefined {
  const id = text?.trim();
  return id === undefined || /^(null|undefined|)$/i.test(id) ? undefined : id;
}
