import { type Channel, type Item, limitsOf } from '../channel';
import { type Outcome, skipped } from '../outcome';
import type { EventItems } from '../action';
import { bodyBytes, bodyText } from '../body-text';
import { jsonBound, TooDeep } from './json-bound';
import { type Part, requestOf } from './part';
import type { Request } from '../request';
import type { PreparedSettings } from '../settings';
import { tooLarge } from './too-large';
import { unmade } from '../unmade';

/** One request to be, and the events it is for. */
export interface Draft {
  readonly channel: Channel;
  readonly parts: readonly Part[];
  readonly request: Request;
}

/** What becomes of a list of events: the requests to send, in order, and the outcomes that are known already. */
export interface Plan {
  readonly events: readonly (EventItems | Outcome)[];
  readonly drafts: readonly Draft[];
  /** By the event's place in the list; undefined where the vendor's answer decides. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/**
 * Groups the items of a list of events into requests: within the channels' limits, together only what may be together,
 * the events of one person in order, the items of one event in one request where they fit. Sends nothing. `make` turns what the list
 * holds into events, one by one, so that each is weighed while its objects are still in the processor's cache; it never throws.
 */
export function assemble(events: readonly (EventItems | Outcome)[], settings: PreparedSettings): Plan;
export function assemble<E>(events: Iterable<E>, settings: PreparedSettings, make: MakeEvent<E>): Plan;
export function assemble<E>(given: Iterable<E>, settings: PreparedSettings, make = asItIs as MakeEvent<E>): Plan {
  const assembly = new Assembly(settings);
  const events: (EventItems | Outcome)[] = [];
  const outcomes: (Outcome | undefined)[] = [];
  for (const one of given) {
    const place = events.length;
    const event = make(one, place);
    events.push(event);
    outcomes.push('status' in event ? event : addSafely(assembly, place, event));
  }
  return { events, drafts: assembly.finish(), outcomes };
}

type MakeEvent<E> = (event: E, place: number) => EventItems | Outcome;

function asItIs(event: EventItems | Outcome): EventItems | Outcome {
  return event;
}

/** An event that cannot become a request stops no other. */
function addSafely(assembly: Assembly, index: number, event: EventItems): Outcome | undefined {
  try {
    return assembly.add(index, event);
  } catch (cause) {
    return unmade(cause);
  }
}

/** A part on its way into a draft, and what its items weigh. */
interface Weighed extends Part {
  /** The request that its one item makes alone. */
  readonly request: Request | undefined;
  /** Never less than the bytes of the bodies that its items make alone, together; nearly right once it is close. */
  bound: number;
  isClose: boolean;
  /** The same, measured: known once it was asked for. */
  measured: number | undefined;
}

/** A channel under these settings, and its drafts that may still grow. */
interface Lane {
  readonly channel: Channel;
  /** Of one request. */
  readonly items: number;
  readonly bytes: number;
  /** Of the body that one item makes alone. */
  readonly bytesAlone: number;
  /** By `together` text. */
  readonly open: Map<string, OpenDraft>;
  /** Whether loose bounds failed to decide once: then they are not tried again. */
  isClose: boolean;
}

interface OpenDraft {
  readonly lane: Lane;
  /** Its items' `together` text. */
  readonly key: string;
  readonly parts: Weighed[];
  itemCount: number;
  bound: number;
  /** Its place among the drafts, once it is one of them. */
  place: number;
  /** Whether it may still grow. */
  isOpen: boolean;
}

/** What an item may add to a body besides itself: a comma, and a digit where the body counts its items. */
const separatorBytes = 2;
/** More than a body of several items has around them, where the body of one has nothing. */
const wrapperBytes = 1_000;

class Assembly {
  private readonly drafts: OpenDraft[] = [];
  private readonly lanes = new Map<Channel, Lane>();
  private lastLane: Lane | undefined;
  /** By person, the place of the draft that holds their newest item, as far as an older one may still grow. */
  private readonly newestDraft = new Map<string, number>();
  /** No draft before this place grows any more. */
  private oldestOpen = 0;

  constructor(private readonly settings: PreparedSettings) {}

  add(event: number, { items, people, notes, isAlone = false }: EventItems): Outcome | undefined {
    if (items.length === 0) return skipped(notes.join(' ') || 'Nothing to send for this event.');
    const drafts: OpenDraft[] = [];
    const parts: Weighed[] = [];
    for (const item of items) {
      const part = this.weigh(event, item);
      const refusal = this.refusal(item, part);
      if (refusal) return refusal;
      parts.push(part);
    }
    for (const part of parts) this.divide(part, drafts);
    const [whole] = drafts;
    if (whole && drafts.length === 1 && !isAlone) this.place(whole, people);
    else for (const draft of drafts) this.push(draft, people);
    return undefined;
  }

  finish(): Draft[] {
    return this.drafts.map(({ lane: { channel }, parts }) => {
      const [first] = parts;
      const alone = parts.length === 1 ? first?.request : undefined;
      return { channel, parts, request: alone ?? requestOf(channel, parts, this.settings) };
    });
  }

  private laneOf(channel: Channel): Lane {
    if (this.lastLane?.channel === channel) return this.lastLane;
    const lane = this.lanes.get(channel) ?? this.openLane(channel);
    this.lastLane = lane;
    return lane;
  }

  private openLane(channel: Channel): Lane {
    const { items = Infinity, bytes = Infinity, bytesPerItem = Infinity } = limitsOf(channel, this.settings.visible);
    const bytesAlone = Math.min(bytes, bytesPerItem);
    const lane = { channel, items, bytes, bytesAlone, open: new Map<string, OpenDraft>(), isClose: false };
    this.lanes.set(channel, lane);
    return lane;
  }

  /** Throws if the item cannot be sent: here, before it shares a request with others. */
  private weigh(event: number, item: Item): Weighed {
    const request = item.channel.request([item.value], this.settings.all);
    const part: Weighed = { event, items: [item], request, bound: 0, isClose: true, measured: undefined };
    const { json } = request;
    if (json === undefined) {
      part.bound = bodyBytes(request);
      return part;
    }
    const lane = this.laneOf(item.channel);
    try {
      if (!lane.isClose) {
        part.bound = jsonBound(json, 'loose');
        part.isClose = false;
      }
      if (part.isClose || part.bound > lane.bytesAlone) {
        part.bound = jsonBound(json, 'close');
        part.isClose = true;
      }
    } catch (cause) {
      // Says at which place the value fails.
      if (!(cause instanceof TooDeep)) bodyText(request);
      throw cause;
    }
    return part;
  }

  private bytesOf({ channel, value }: Item): number {
    return bodyBytes(channel.request([value], this.settings.all));
  }

  private refusal(item: Item, part: Weighed): Outcome | undefined {
    const limit = this.laneOf(item.channel).bytesAlone;
    if (part.bound <= limit) return undefined;
    const size = this.measure(part);
    if (size <= limit) return undefined;
    return tooLarge(item.value, size, limit);
  }

  /** Adds an item to its event's drafts: the fewest, in order, that keep channels, togetherness and limits. */
  private divide(part: Weighed, drafts: OpenDraft[]): void {
    const [item] = part.items;
    if (!item) return;
    const lane = this.laneOf(item.channel);
    const key = lane.items > 1 ? this.keyOf(item) : '';
    const last = drafts.at(-1);
    const whole = last?.parts[0];
    if (last && whole && last.lane === lane && last.key === key && this.takes(last, part)) {
      const { event, bound, isClose } = whole;
      last.parts[0] = {
        event,
        items: [...whole.items, item],
        request: undefined,
        bound: bound + part.bound,
        isClose: isClose && part.isClose,
        measured: undefined,
      };
      last.itemCount += 1;
      last.bound += part.bound;
    } else {
      drafts.push({ lane, key, parts: [part], itemCount: 1, bound: part.bound, place: -1, isOpen: false });
    }
  }

  private keyOf(item: Item): string {
    return item.channel.together?.(item.value, this.settings.visible) ?? '';
  }

  /** Puts an event that needs one request into the newest draft that may take it, or into a new one. */
  private place(addition: OpenDraft, people: readonly string[]): void {
    const { lane, key, parts } = addition;
    const [part] = parts;
    const draft = lane.open.get(key);
    if (part && draft && this.isFree(draft, people) && this.takes(draft, part)) {
      draft.parts.push(part);
      draft.itemCount += addition.itemCount;
      draft.bound += part.bound;
      this.remember(draft, people);
      draft.isOpen = draft.itemCount < lane.items;
    } else {
      if (draft) draft.isOpen = false;
      addition.isOpen = addition.itemCount < lane.items;
      if (lane.items > 1) lane.open.set(key, addition);
      this.push(addition, people);
    }
  }

  /** Whether these people's order allows the draft. */
  private isFree({ lane, place }: OpenDraft, people: readonly string[]): boolean {
    let newest = -1;
    if (this.newestDraft.size > 0)
      for (const person of people) newest = Math.max(newest, this.newestDraft.get(person) ?? -1);
    return lane.channel.isOncePerPerson ? place > newest : place >= newest;
  }

  private push(draft: OpenDraft, people: readonly string[]): void {
    draft.place = this.drafts.push(draft) - 1;
    this.remember(draft, people);
  }

  /** The people of a draft matter only while an older draft is open, or if the draft may not hold one person twice. */
  private remember({ lane, place }: OpenDraft, people: readonly string[]): void {
    while (this.oldestOpen < place && !this.drafts[this.oldestOpen]?.isOpen) this.oldestOpen += 1;
    if (place > this.oldestOpen || lane.channel.isOncePerPerson)
      for (const person of people) this.newestDraft.set(person, place);
  }

  /**
   * Whether the draft stays within its limits with this part. The cheapest measure that decides it is used: loose bounds, close
   * bounds, the size of each item alone (measured once), and only then the whole body.
   */
  private takes(draft: OpenDraft, part: Weighed): boolean {
    const { items, bytes, channel } = draft.lane;
    const count = draft.itemCount + part.items.length;
    if (count > items) return false;
    if (bytes === Infinity) return true;
    const overhead = separatorBytes * count + wrapperBytes;
    if (draft.bound + part.bound + overhead <= bytes) return true;
    draft.lane.isClose = true;
    draft.bound = draft.parts.reduce((sum, one) => sum + this.closeBound(one), 0);
    if (draft.bound + this.closeBound(part) + overhead <= bytes) return true;
    const parts = [...draft.parts, part];
    if (parts.reduce((sum, one) => sum + this.measure(one), overhead) <= bytes) return true;
    return bodyBytes(requestOf(channel, parts, this.settings)) <= bytes;
  }

  private closeBound(part: Weighed): number {
    if (!part.isClose) {
      const bounds = part.items.map(({ channel, value }) => {
        const { json } = part.request ?? channel.request([value], this.settings.all);
        return jsonBound(json, 'close');
      });
      part.bound = bounds.reduce((sum, bound) => sum + bound);
      part.isClose = true;
    }
    return part.bound;
  }

  private measure(part: Weighed): number {
    return (part.measured ??= part.items.reduce((sum, item) => sum + this.bytesOf(item), 0));
  }
}
