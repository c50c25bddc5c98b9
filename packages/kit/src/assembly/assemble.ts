import { type Channel, type Item, limitsOf } from '../definition/channel';
import { type Outcome, skipped } from '../outcome/outcome';
import type { EventItems } from '../definition/action';
import { bodyBytes, bodyText } from '../request/body-text';
import { jsonBound, TooDeep } from './json-bound';
import { type Part, requestOf } from './part';
import type { Request } from '../request/request';
import type { PreparedSettings } from '../settings/settings';
import { tooLarge } from './too-large';
import { unmade } from '../outcome/unmade';

/** A request to send, and the events it is for. */
export interface Draft {
  readonly channel: Channel;
  readonly parts: readonly Part[];
  readonly request: Request;
}

/** A plan for a list of events: the requests to send, in order, and the outcomes that are already known. */
export interface Plan {
  readonly events: readonly (EventItems | Outcome)[];
  readonly drafts: readonly Draft[];
  /** By the event's place in the list; undefined if the vendor's answer decides. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/**
 * Groups the items of a list of events into requests: within the channels' limits, only what may be together, the events of one
 * person in order, the items of one event in one request if they fit. Sends nothing. `make` turns the members of the list into
 * events one by one, so that each is measured while its objects are still in the processor's cache; it must not throw.
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

/** An event that cannot be sent must not affect others. */
function addSafely(assembly: Assembly, index: number, event: EventItems): Outcome | undefined {
  try {
    return assembly.add(index, event);
  } catch (cause) {
    return unmade(cause);
  }
}

/** A part that is not in a draft yet, and the size of its items. */
interface Weighed extends Part {
  /** The request for its only item. */
  readonly request: Request | undefined;
  /** An upper bound for the total bytes of its items' bodies, each sent alone. Nearly exact once it is close. */
  bound: number;
  isClose: boolean;
  /** The exact number, measured when it is first needed. */
  measured: number | undefined;
}

/** A channel under these settings, and those of its drafts that may still grow. */
interface Lane {
  readonly channel: Channel;
  /** The limit for one request. */
  readonly items: number;
  readonly bytes: number;
  /** The limit for the body of a single item. */
  readonly bytesAlone: number;
  /** By `together` text. */
  readonly open: Map<string, OpenDraft>;
  /** Whether a loose bound has once failed to decide; from then on they are not tried. */
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

/** What an item may add to a body in addition to itself: a comma, and a digit if the body counts its items. */
const separatorBytes = 2;
/** More than a body of several items has around them, in case the body of a single item has nothing around it. */
const wrapperBytes = 1_000;

class Assembly {
  private readonly drafts: OpenDraft[] = [];
  private readonly lanes = new Map<Channel, Lane>();
  private lastLane: Lane | undefined;
  /** By person, the place of the draft with their newest item, while an older draft may still grow. */
  private readonly newestDraft = new Map<string, number>();
  /** Drafts before this place no longer grow. */
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

  /** Throws if the item cannot be sent, before it shares a request with others. */
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
      // Throws an error that names the place.
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

  /** Adds an item to its event's drafts: as few as possible, in order, by channel, `together` text and limits. */
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

  /** Puts an event that needs one request into the newest draft that may contain it, or into a new one. */
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

  /** Whether these people's events stay in order if they go into the draft. */
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

  /** A draft's people matter only while an older draft is open, or if the draft may not contain one person twice. */
  private remember({ lane, place }: OpenDraft, people: readonly string[]): void {
    while (this.oldestOpen < place && !this.drafts[this.oldestOpen]?.isOpen) this.oldestOpen += 1;
    if (place > this.oldestOpen || lane.channel.isOncePerPerson)
      for (const person of people) this.newestDraft.set(person, place);
  }

  /**
   * Whether the draft stays within its limits with this part. Uses the cheapest measure that decides: loose bounds, close bounds,
   * the size of each item alone (measured once), and finally the whole body.
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
