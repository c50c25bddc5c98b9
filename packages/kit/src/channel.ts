import { rememberSettings } from './remember';
import type { Answer, Exchange, Request } from './request';
import type { PreparedSettings, RawSettings } from './settings';
import type { Verdict } from './outcome';

/** What the vendor takes in one call. What is left out is unlimited. */
export interface Limits {
  /** Items in one request. */
  readonly items?: number;
  /** Bytes of a request's whole body, in UTF-8. */
  readonly bytes?: number;
  /** Bytes of the body that one item makes when it is sent alone, in UTF-8. */
  readonly bytesPerItem?: number;
  readonly callsPerSecond?: number;
  /** How old an event may be when it is sent; for a vendor that stamps everything "now". */
  readonly ageSeconds?: number;
}

/** What a channel that delivers by itself works with. */
export interface Performance {
  readonly settings: PreparedSettings;
  readonly isOfSeveralEvents: boolean;
  /** Rejects with `NotSent` if nothing was sent. */
  readonly exchange: Exchange;
}

/** An answer and the items it answers. */
export interface AnswerTo<I> extends Answer {
  readonly items: readonly I[];
}

/** One verdict for each item, or one for all; undefined, for an item or for all, where the answer says nothing. */
export type Verdicts = readonly (Verdict | undefined)[] | Verdict | undefined;

/** What an answer means for the request that it answers. */
export interface AnswerReading {
  /** One verdict for each item, or one for the whole request. */
  readonly verdicts: Verdict | readonly Verdict[];
  /** Whether the vendor refused the request as a whole, and may take a part of it. */
  readonly isToBeSplit: boolean;
}

/**
 * One vendor endpoint with one credential. `I` is the item: a vendor object and what its request needs to know of it;
 * `V` are the settings without passwords, `A` all of them; `R` is what is known of an item once its request was answered.
 */
export interface ChannelDefinition<I, V, A, R = I> {
  /** Unique in the destination: it travels with a request that another process sends. */
  readonly name: string;
  /**
   * A URL with the scheme, host and port of all its requests; the rest is ignored. A host that gets a request of this channel from
   * outside, as RudderStack's proxy does, sends it nowhere else.
   */
  readonly origin: (settings: V) => string;
  /**
   * The query parameters of all its requests: each with its value if the settings decide it, undefined if an item does. None unless
   * given. A host that gets a request of this channel from outside does not send it with any other query.
   */
  readonly query?: (settings: A) => Readonly<Record<string, string | undefined>>;
  readonly limits: Limits | ((settings: V) => Limits);
  /** Items with different texts never share a request. */
  readonly together?: (item: I, settings: V) => string;
  /** Whether no request may hold two events of one person: for vendors whose answers name people instead of places. */
  readonly isOncePerPerson?: boolean;
  /**
   * What to do with a batch that the vendor refuses as a whole (400, 413, 422, or a lone `rejected` from `outcomes`): `split` sends it
   * again in halves until the bad event is alone. 413 is split in any case.
   */
  readonly onRefusal?: 'split' | 'reject' | ((items: readonly R[], settings: V) => 'split' | 'reject');
  /** Statuses after which a request is sent again, besides 408, 425, 429 and 5xx. */
  readonly retryable?: readonly number[];
  /**
   * What tells whether a 2xx accepted the items: the status alone, or the body. If it is the `body`, an item for which `outcomes` gives
   * no verdict counts as not understood, and not as delivered. `status` unless given.
   */
  readonly speaks?: 'status' | 'body';
  /**
   * Whether the vendor keeps only one copy of an item that is sent twice. Only such items are sent again after an answer that was
   * not understood. No unless given.
   */
  readonly recognisesRepeats?: boolean | ((item: R, settings: V) => boolean);
  /** Finds the vendor's own message in the body of an answer, if it is not where APIs usually put it. */
  readonly reason?: (json: unknown) => string | undefined;
  /** Builds the request for these items. Only this and `query` see secrets. */
  readonly request: (items: readonly [I, ...I[]], settings: A) => Request;
  /**
   * The items in a body that `request` made: enough of each to read the answer and to make the same body again. For a host that builds
   * a request in one process and reads its answer, or splits it, in another. Unless given, only their number is known there.
   */
  readonly itemsIn?: (body: unknown) => readonly R[];
  /**
   * What the answer says beyond its status: one verdict for each item, or one for the whole request; undefined, for an item or
   * for all, where it says nothing. Not asked where a 2xx is unreadable or a web page; where it throws, nothing was understood.
   */
  readonly outcomes?: (answer: AnswerTo<R>, settings: V) => Verdicts;
  /**
   * Delivers the items by itself, for vendors where what is sent depends on earlier answers. The request of `request` is then never
   * sent: it represents the delivery in a plan, holds in its body all that `itemsIn` needs, and has a scheme of its own.
   */
  readonly perform?: (items: readonly R[], performance: Performance) => Promise<AnswerReading>;
}

/** A channel as hosts see it, without the types of its items and settings. */
export type Channel = ChannelDefinition<unknown, RawSettings, RawSettings>;

/** Whether the vendor keeps only one copy of each of these items if they are sent twice. False if the channel's rule throws. */
export function recognisesRepeats(
  { recognisesRepeats: recognises = false }: Pick<Channel, 'recognisesRepeats'>,
  items: readonly unknown[],
  settings: RawSettings,
): boolean {
  if (typeof recognises === 'boolean') return recognises;
  try {
    return items.every((item) => recognises(item, settings));
  } catch {
    return false;
  }
}

/** One vendor object on its way to a channel. */
export interface Item {
  readonly channel: Channel;
  readonly value: unknown;
  /** When the event happened (any date and time that `readTime` reads); needed only if the channel limits the age. */
  readonly occurredAt?: string | number;
}

/** A channel as a vendor package uses it: makes items. */
export interface ChannelOf<I> {
  item(value: I, more?: Pick<Item, 'occurredAt'>): Item;
}

type ReadLimits = (settings: RawSettings) => Limits;

const remembered = new WeakMap<ReadLimits, ReadLimits>();

/** A channel's limits under these settings (without passwords). */
export function limitsOf({ limits }: Pick<Channel, 'limits'>, settings: RawSettings): Limits {
  if (typeof limits !== 'function') return limits;
  let read = remembered.get(limits);
  if (!read) remembered.set(limits, (read = rememberSettings(limits)));
  return read(settings);
}
