import { rememberSettings } from '../remember';
import type { Answer, Exchange, Request } from '../request/request';
import type { PreparedSettings, RawSettings } from '../settings/settings';
import type { Verdict } from '../outcome/outcome';

/** What the vendor accepts in one call. If a limit is left out, there is none. */
export interface Limits {
  /** Items in one request. */
  readonly items?: number;
  /** Bytes of a request's whole body, in UTF-8. */
  readonly bytes?: number;
  /** Bytes of the body when an item is sent alone, in UTF-8. */
  readonly bytesPerItem?: number;
  readonly callsPerSecond?: number;
  /** How old an event may be when it is sent, for a vendor that records everything as happening now. */
  readonly ageSeconds?: number;
}

/** What `perform` receives. */
export interface Performance {
  readonly settings: PreparedSettings;
  readonly isOfSeveralEvents: boolean;
  /** Rejects with `NotSent` if nothing was sent. */
  readonly exchange: Exchange;
}

/** An answer, and the items of its request. */
export interface AnswerTo<I> extends Answer {
  readonly items: readonly I[];
}

/** One verdict for each item or one for all; undefined, for an item or for all, if the answer does not say. */
export type Verdicts = readonly (Verdict | undefined)[] | Verdict | undefined;

/** What an answer means for its request. */
export interface AnswerReading {
  /** One verdict for each item, or one for the whole request. */
  readonly verdicts: Verdict | readonly Verdict[];
  /** Whether the vendor refused the request as a whole, and may accept parts of it. */
  readonly isToBeSplit: boolean;
}

/**
 * One vendor endpoint with one credential. `I` is an item: a vendor object, and what its request needs to know about it. `V` are
 * the settings without passwords, `A` all of them. `R` is what is known of an item when its answer is read.
 */
export interface ChannelDefinition<I, V, A, R = I> {
  /** Unique in the destination. It accompanies requests that another process sends. */
  readonly name: string;
  /**
   * A URL with the scheme, host and port of all its requests; the rest is ignored. A host that receives a request of this channel,
   * such as RudderStack's proxy, does not send it anywhere else.
   */
  readonly origin: (settings: V) => string;
  /**
   * The query parameters of all its requests: the value if the settings decide it, undefined if an item does. None by default. A
   * host that receives a request of this channel with any other query does not send it.
   */
  readonly query?: (settings: A) => Readonly<Record<string, string | undefined>>;
  readonly limits: Limits | ((settings: V) => Limits);
  /** Only items with the same text share a request. */
  readonly together?: (item: I, settings: V) => string;
  /** Whether a request may not contain two events of one person, for a vendor whose answers name people and not places. */
  readonly isOncePerPerson?: boolean;
  /**
   * What to do with a batch that the vendor refuses as a whole (400, 413, 422, or a lone `rejected` from `outcomes`): `split`
   * sends it again in halves until the bad event is alone. A 413 is always split. A function also gets the status of the answer.
   */
  readonly onRefusal?: 'split' | 'reject' | ((items: readonly R[], settings: V, status: number) => 'split' | 'reject');
  /** Statuses that are retried here in addition to 408, 425, 429 and 5xx. */
  readonly retryable?: readonly number[];
  /**
   * Where to see that a 2xx accepted the items: the `status` alone (the default), or the `body`. With `body`, an item about which
   * `outcomes` says nothing was not understood, and does not count as delivered.
   */
  readonly speaks?: 'status' | 'body';
  /**
   * Whether the vendor keeps only one copy of an item that is sent twice. Only such items are sent again after an answer that was
   * not understood. No by default.
   */
  readonly recognisesRepeats?: boolean | ((item: R, settings: V) => boolean);
  /** Finds the reason in the body of an answer, for a vendor that puts it in an unusual place. */
  readonly reason?: (json: unknown) => string | undefined;
  /** Builds the request. Only this and `query` see secrets. */
  readonly request: (items: readonly [I, ...I[]], settings: A) => Request;
  /**
   * The items in a body that `request` built: enough of each to read the answer and to build the same body again. For a host that
   * builds a request in one process, and reads its answer or splits it in another. By default only their number is known there.
   */
  readonly itemsIn?: (body: unknown) => readonly R[];
  /**
   * What the answer says beyond its status. Not called if a 2xx is unreadable or a web page. If it throws, the answer was not
   * understood.
   */
  readonly outcomes?: (answer: AnswerTo<R>, settings: V) => Verdicts;
  /**
   * Delivers the items itself, for requests that depend on earlier answers. The result of `request` is then never sent: it
   * represents the call in a plan, with everything in its body that `itemsIn` needs, and a URL with a scheme of its own.
   */
  readonly perform?: (items: readonly R[], performance: Performance) => Promise<AnswerReading>;
}

/** A channel as hosts see it, without the types of items and settings. */
export interface Channel extends ChannelDefinition<unknown, RawSettings, RawSettings> {
  /** What to check after an answer of 401, as a sentence. */
  readonly unauthorized?: string | undefined;
}

/** Whether the vendor keeps only one copy of each of these items if they are sent twice. No if the channel's rule throws. */
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

/** One vendor object for a channel. */
export interface Item {
  readonly channel: Channel;
  readonly value: unknown;
  /** When the event happened (any datetime value); needed only if the channel limits the age. */
  readonly occurredAt?: string | number;
}

/** A channel as a vendor package sees it. */
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
