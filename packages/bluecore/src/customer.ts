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

/** Lowers the case as Bluecore does, and reads nothing that it drops: https://developers.bluecore.com/docs/email-address */
const address: Kind<string> = {
  ...kind,
  wanted: `${kind.wanted}, that neither begins with a dot nor holds a backtick`,
  read: (given) => {
    const text = kind.read(given);
    if (typeof text !== 'string') return text;
    return /^\.|`/.test(text) ? unreadable : text.toLowerCase();
  },
};

/** Events that are about their sender may have the address among their properties. */
const ownSources = [...emailSources, 'email'];
export const ownEmail: Row<string, false> = { ...emailAddress({ from: ownSources }), kind: address };
/** Bluecore takes no order without an address. */
export const requiredEmail: Row<string, true> = {
  ...emailAddress({ from: ownSources, required: true }),
  kind: address,
};

const usualEmail: Row<string, false> = { ...emailAddress(), kind: address };

const timeDescription = 'When it happened. Bluecore takes no time, so old events are refused.';
/** An order of last year that counted for today would start campaigns. */
export const strictTime = time('iso', { description: timeDescription, isStrict: true });

/** Who an event is of, and when it was. */
export const sender = {
  ...needsOne({ user_id: userId(), email: usualEmail, anonymous_id: anonymousId() }),
  timestamp: time('iso', { description: timeDescription }),
} as const;

export interface Customer {
  readonly distinctId: string;
  readonly email: string | undefined;
  /** The IDs that are no address: they mean nothing to Bluecore until they are linked to one. */
  readonly otherIds: readonly string[];
}

type Context = Pick<ItemsContext<{ readonly sender: typeof sender }, Settings>, 'sender' | 'settings'>;

/** The customer of an event, whose user ID may be an address, too. */
export function customerOf({ sender: { user_id: user, anonymous_id, email }, settings }: Context): Customer {
  const read = user?.includes('@') ? address.read(user) : undefined;
  const userAddress = typeof read === 'string' ? read : undefined;
  const known = userAddress ?? user;
  const own = settings.distinctId === 'email' ? (email ?? known) : (known ?? email);
  const distinctId = (own ?? anonymous_id) as string; // -- an event has one of them
  const otherIds: string[] = [];
  if (user !== undefined && userAddress === undefined) otherIds.push(user);
  if (anonymous_id !== undefined && anonymous_id !== user) otherIds.push(anonymous_id);
  return { distinctId, email, otherIds };
}
