import {
  anonymousId,
  emailAddress,
  emailSources,
  type ItemsContext,
  type Kind,
  needsOne,
  type Row,
  time,
  unreadable,
  userId,
} from '@sluice/kit';
import type { Settings } from './connection';

const { kind } = emailAddress();

/** Lower-cased, as Bluecore does it; what Bluecore drops is unreadable: https://developers.bluecore.com/docs/email-address */
const address: Kind<string> = {
  ...kind,
  wanted: `${kind.wanted}, that neither begins with a dot nor contains a backtick`,
  read: (given) => {
    const text = kind.read(given);
    if (typeof text !== 'string') return text;
    return /^\.|`/.test(text) ? unreadable : text.toLowerCase();
  },
};

/** For events about the sender: there `properties.email` is the sender's own address. */
const ownSources = [...emailSources, 'email'];
export const ownEmail: Row<string, false> = { ...emailAddress({ from: ownSources }), kind: address };
/** Bluecore accepts no order without an address. */
export const requiredEmail: Row<string, true> = {
  ...emailAddress({ from: ownSources, required: true }),
  kind: address,
};

const usualEmail: Row<string, false> = { ...emailAddress(), kind: address };

const timeDescription = 'When it happened. Bluecore takes no time, so old events are refused.';
/** A last year's order that counts as today's would start campaigns. */
export const strictTime = time('iso', { description: timeDescription, isStrict: true });

/** Who sent an event, and when. */
export const sender = {
  ...needsOne({ user_id: userId(), email: usualEmail, anonymous_id: anonymousId() }),
  timestamp: time('iso', { description: timeDescription }),
} as const;

export interface Customer {
  readonly distinctId: string;
  readonly email: string | undefined;
  /** The IDs that are not email addresses: they mean nothing to Bluecore until they are linked to one. */
  readonly otherIds: readonly string[];
}

type Context = Pick<ItemsContext<{ readonly sender: typeof sender }, Settings>, 'sender' | 'settings'>;

/** The customer of an event; an ID may be an address too. */
export function customerOf({ sender: { user_id: user, anonymous_id: visitor, email }, settings }: Context): Customer {
  const userAddress = addressIn(user);
  const visitorAddress = addressIn(visitor);
  const known = userAddress ?? user;
  const own = settings.distinctId === 'email' ? (email ?? known) : (known ?? email);
  const distinctId = (own ?? visitorAddress ?? visitor) as string; // -- an event has one of them
  const otherIds: string[] = [];
  if (user !== undefined && userAddress === undefined) otherIds.push(user);
  if (visitor !== undefined && visitorAddress === undefined && visitor !== user) otherIds.push(visitor);
  return { distinctId, email, otherIds };
}

/** The address that an ID is, if it is one. */
function addressIn(id: string | undefined): string | undefined {
  const read = id?.includes('@') ? address.read(id) : undefined;
  return typeof read === 'string' ? read : undefined;
}
