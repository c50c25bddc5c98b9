import { type Channel, type Item, type Limits, limitsOf } from './channel';
import { type Outcome, rejected, skipped } from './outcome';
import type { EventItems } from './action';
import { bodyBytes, bodyText } from './body-text';
import { jsonBound, TooDeep } from './json-bound';
import type { Request } from './request';
import type { PreparedSettings } from './settings';
import { unmade } from './unmade';

/** The items of one event that travel in one request. */
export interface Part {
  /** The event's place in the list. */
  readonly event: number;
  readonly items: readonly Item[];
}

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
 * the events of one person in order, the items of one event in one request where they fit. Sends nothing. Each event is weighed
 * as it comes: what has just been made of it is still at hand.
 */
export function assemble(events: Iterable<EventItems | Outcome>, settings: PreparedSettings): Plan {
  const assembly = new Assembly(settings);
  const all: (EventItems | Outcome)[] = [];
  const outcomes: (Outcome | undefined)[] = [];
  for (const event of events) {
    outcomes.push('status' in event ? event : addSafely(assembly, all.length, event));
    all.push(event);
  }
  return { events: all, drafts: assembly.finish(), outcomes };
}

/** One event that no request can be made of stops no other. */
function addSafely(assembly: Assembly, index: number, event: EventItems): Outcome | undefined {
  try {
    return assembly.add(index, event);
  } catch (cause) {
    return unmade(cause);
  }
}

/** The request that carries these parts. */
export function requestOf(channel: Channel, parts: readonly Part[], settings: PreparedSettings): Request {
  return channel.request(valuesOf(parts) as [unknown, ...unknown[]], settings.all); // -- a draft has an item
}

/** The vendor objects of these parts, in order. */
export function valuesOf(parts: readonly Part[]): unknown[] {
  const values: unknown[] = [];
  for (const part of parts) for (const item of part.items) values.push(item.value);
  return values;
}

/** A part on its way into a draft, and what its items weigh. */
interface Weighed extends Part {
  /** The request that its one item makes alone. */
  readonly request?: Request;
  /** Never less than the bytes of the bodies that its items make alone, together; nearly right once it is close. */
  bound: number;
  isClose: boolean;
  /** The same, measured: known once it was asked for. */
  measured?: number;
}

interface OpenDraft {
  readonly channel: Channel;
  /** Its items' `together` text. */
  readonly key: string;
  readonly limits: Limits;
  readonly parts: Weighed[];
  itemCount: number;
  bound: number;
}

/** What an item may add to a body besides itself: a comma, and a digit where the body counts its items. */
const separatorBytes = 2;
/** More than a body of several items has around them, where the body of one has nothing. */
const wrapperBytes = 1_000;

class Assembly {
  private readonly drafts: OpenDraft[] = [];
  private readonly limits = new Map<Channel, Limits>();
  /** The channels of which loose bounds said too little: what comes after them is alike. */
  private readonly close = new Set<Channel>();
  /** By channel and `together` text, the place of the draft that may still grow. */
  private readonly open = new Map<Channel, Map<string, number>>();
  /** By person, the place of the draft that holds their newest item. */
  private readonly newestDraft = new Map<string, number>();

  constructor(private readonly settings: PreparedSettings) {}

  add(event: number, { items, people, notes, isAlone = false }: EventItems): Outcome | undefined {
    if (items.length === 0) return skipped(notes.join(' ') || 'Nothing to send for this event.');
    const parts: Weighed[] = [];
    for (const item of items) {
      const request = item.channel.request([item.value], this.settings.all);
      const part = { event, items: [item], request, ...this.boundOf(item.channel, request) };
      const tooLarge = this.tooLarge(item, part);
      if (tooLarge) return tooLarge;
      parts.push(part);
    }
    const drafts = this.divide(parts);
    const [whole] = drafts;
    if (whole && drafts.length === 1 && !isAlone) this.place(whole, people);
    else for (const draft of drafts) this.push(draft, people);
    return undefined;
  }

  finish(): Draft[] {
    return this.drafts.map(({ channel, parts }) => {
      const [first] = parts;
      const alone = parts.length === 1 ? first?.request : undefined;
      return { channel, parts, request: alone ?? requestOf(channel, parts, this.settings) };
    });
  }

  private limitsOf(channel: Channel): Limits {
    let limits = this.limits.get(channel);
    if (!limits) {
      limits = limitsOf(channel, this.settings.visible);
      this.limits.set(channel, limits);
    }
    return limits;
  }

  /** What cannot be sent throws here, before it is among others, and stops none of them. */
  private boundOf(channel: Channel, request: Request): Pick<Weighed, 'bound' | 'isClose'> {
    if (request.json === undefined) return { bound: bodyBytes(request), isClose: true };
    const { bytes = Infinity, bytesPerItem = Infinity } = this.limitsOf(channel);
    try {
      if (!this.close.has(channel)) {
        const bound = jsonBound(request.json, 'loose');
        if (bound <= bytes && bound <= bytesPerItem) return { bound, isClose: false };
      }
      return { bound: jsonBound(request.json, 'close'), isClose: true };
    } catch (cause) {
      // Says at which place the value fails.
      if (!(cause instanceof TooDeep)) bodyText(request);
      throw cause;
    }
  }

  private bytesAlone({ channel, value }: Item): number {
    return bodyBytes(channel.request([value], this.settings.all));
  }

  private tooLarge(item: Item, part: Weighed): Outcome | undefined {
    const { bytes = Infinity, bytesPerItem = Infinity } = this.limitsOf(item.channel);
    const limit = Math.min(bytes, bytesPerItem);
    if (part.bound <= limit) return undefined;
    const size = this.bytesAlone(item);
    if (size <= limit) return undefined;
    const path = heaviestPath(item.value).join('.');
    return rejected(
      'event',
      `The event makes ${size.toLocaleString('en')} bytes${path && `, most of them in "${path}"`}; ` +
        `the vendor takes at most ${limit.toLocaleString('en')}. Map fewer or shorter properties.`,
    );
  }

  /** The event's items as the fewest drafts, in order, that keep channels, togetherness and limits. */
  private divide(parts: readonly Weighed[]): OpenDraft[] {
    const drafts: OpenDraft[] = [];
    for (const part of parts) {
      const [item] = part.items;
      if (!item) continue;
      const { channel } = item;
      const key = this.keyOf(item);
      const last = drafts.at(-1);
      const [whole] = last?.parts ?? [];
      if (last && whole && last.channel === channel && last.key === key && this.takes(last, part)) {
        const { event, bound, isClose } = whole;
        const items = [...whole.items, item];
        last.parts[0] = { event, items, bound: bound + part.bound, isClose: isClose && part.isClose };
        last.itemCount += 1;
        last.bound += part.bound;
      } else {
        const { bound } = part;
        drafts.push({ channel, key, limits: this.limitsOf(channel), parts: [part], itemCount: 1, bound });
      }
    }
    return drafts;
  }

  private keyOf(item: Item): string {
    return item.channel.together?.(item.value, this.settings.visible) ?? '';
  }

  /** Puts an event that needs one request into the newest draft that may take it, or into a new one. */
  private place(addition: OpenDraft, people: readonly string[]): void {
    const { channel, key } = addition;
    const [part] = addition.parts;
    let openDrafts = this.open.get(channel);
    if (!openDrafts) this.open.set(channel, (openDrafts = new Map<string, number>()));
    const place = openDrafts.get(key);
    const draft = place === undefined ? undefined : this.drafts[place];
    let newest = -1;
    for (const person of people) newest = Math.max(newest, this.newestDraft.get(person) ?? -1);
    const isFree = (at: number) => (channel.isOncePerPerson ? at > newest : at >= newest);
    if (part && draft && place !== undefined && isFree(place) && this.takes(draft, part)) {
      draft.parts.push(part);
      draft.itemCount += addition.itemCount;
      draft.bound += part.bound;
      for (const person of people) this.newestDraft.set(person, place);
    } else {
      openDrafts.set(key, this.push(addition, people));
    }
  }

  private push(draft: OpenDraft, people: readonly string[]): number {
    const place = this.drafts.push(draft) - 1;
    for (const person of people) this.newestDraft.set(person, place);
    return place;
  }

  /**
   * Whether the draft stays within its limits with this part. Bodies are looked at as little as that can be known: by loose bounds,
   * by close ones, by what the items take alone, each once, and where even their sum is too much, by the body itself.
   */
  private takes(draft: OpenDraft, part: Weighed): boolean {
    const { items = Infinity, bytes = Infinity } = draft.limits;
    const count = draft.itemCount + part.items.length;
    if (count > items) return false;
    if (bytes === Infinity) return true;
    const overhead = separatorBytes * count + wrapperBytes;
    if (draft.bound + part.bound + overhead <= bytes) return true;
    this.close.add(draft.channel);
    draft.bound = draft.parts.reduce((sum, one) => sum + this.closeBound(one), 0);
    if (draft.bound + this.closeBound(part) + overhead <= bytes) return true;
    const parts = [...draft.parts, part];
    if (parts.reduce((sum, one) => sum + this.measure(one), overhead) <= bytes) return true;
    return bodyBytes(requestOf(draft.channel, parts, this.settings)) <= bytes;
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
    return (part.measured ??= part.items.reduce((sum, item) => sum + this.bytesAlone(item), 0));
  }
}

/** Where a large value is large: from member to member, as long as one holds more than half of the bytes. */
function heaviestPath(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const bytes = jsonBytes(value);
  const heaviest = Object.entries(value).find(([, member]) => jsonBytes(member) * 2 > bytes);
  return heaviest ? [heaviest[0], ...heaviestPath(heaviest[1])] : [];
}

function jsonBytes(value: unknown): number {
  return bodyBytes({ json: value });
}
