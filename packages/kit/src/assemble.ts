import { type Channel, type Item, type Limits, limitsOf } from './channel';
import { type Outcome, rejected, skipped } from './outcome';
import type { EventItems } from './plan-event';
import type { Request } from './request';
import type { PreparedSettings } from './settings';

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
 * the events of one person in order, the items of one event in one request where they fit. Sends nothing.
 */
export function assemble(events: readonly (EventItems | Outcome)[], settings: PreparedSettings): Plan {
  const assembly = new Assembly(settings);
  const outcomes = events.map((event, index) => ('status' in event ? event : assembly.add(index, event)));
  return { events, drafts: assembly.finish(), outcomes };
}

/** The request that carries these parts. */
export function requestOf(channel: Channel, parts: readonly Part[], settings: PreparedSettings): Request {
  const [first, ...rest] = valuesOf(parts);
  return channel.request([first, ...rest], settings.all);
}

/** The vendor objects of these parts, in order. */
export function valuesOf(parts: readonly Part[]): unknown[] {
  return parts.flatMap((part) => part.items.map((item) => item.value));
}

/** Bytes of a request's body in UTF-8, as every transport sends it. */
export function bodyBytes(request: Request): number {
  return jsonBytes(request.json);
}

interface OpenDraft {
  readonly channel: Channel;
  readonly limits: Limits;
  readonly parts: Part[];
  itemCount: number;
  /** Never less than the bytes of the body; exact where it was measured last. */
  bytesBound: number;
}

/** What an item may add to a body besides itself: a comma, and a digit where the body counts its items. */
const separatorBytes = 2;

class Assembly {
  private readonly drafts: OpenDraft[] = [];
  private readonly limits = new Map<Channel, Limits>();
  /** By channel and `together` text, the place of the draft that may still grow. */
  private readonly open = new Map<Channel, Map<string, number>>();
  /** By person, the place of the draft that holds their newest item. */
  private readonly newestDraft = new Map<string, number>();

  constructor(private readonly settings: PreparedSettings) {}

  add(event: number, { items, people, notes, isAlone = false }: EventItems): Outcome | undefined {
    if (items.length === 0) return skipped(notes.join(' ') || 'Nothing to send for this event.');
    const sizes = items.map((item) => this.bytesAlone(item));
    for (const [index, item] of items.entries()) {
      const tooLarge = this.tooLarge(item, sizes[index] ?? 0);
      if (tooLarge) return tooLarge;
    }
    const [whole, ...others] = this.divide(event, items, sizes);
    if (whole && others.length === 0 && !isAlone) {
      this.place(whole, people);
    } else if (whole) {
      for (const draft of [whole, ...others]) this.push(draft, people);
    }
    return undefined;
  }

  finish(): Draft[] {
    return this.drafts.map(({ channel, parts }) => ({
      channel,
      parts,
      request: requestOf(channel, parts, this.settings),
    }));
  }

  private limitsOf(channel: Channel): Limits {
    let limits = this.limits.get(channel);
    if (!limits) {
      limits = limitsOf(channel, this.settings.visible);
      this.limits.set(channel, limits);
    }
    return limits;
  }

  private bytesAlone(item: Item): number {
    const { bytes, bytesPerItem } = this.limitsOf(item.channel);
    if (bytes === undefined && bytesPerItem === undefined) return 0;
    return bodyBytes(item.channel.request([item.value], this.settings.all));
  }

  private tooLarge(item: Item, size: number): Outcome | undefined {
    const { bytes = Infinity, bytesPerItem = Infinity } = this.limitsOf(item.channel);
    const limit = Math.min(bytes, bytesPerItem);
    if (size <= limit) return undefined;
    const path = heaviestPath(item.value).join('.');
    return rejected(
      'event',
      `The event makes ${size.toLocaleString('en')} bytes${path && `, most of them in "${path}"`}; ` +
        `the vendor takes at most ${limit.toLocaleString('en')}. Map fewer or shorter properties.`,
    );
  }

  /** The event's items as the fewest drafts, in order, that keep channels, togetherness and limits. */
  private divide(event: number, items: readonly Item[], sizes: readonly number[]): OpenDraft[] {
    const drafts: OpenDraft[] = [];
    let key: string | undefined;
    for (const [index, item] of items.entries()) {
      const size = sizes[index] ?? 0;
      const itemKey = this.keyOf(item);
      const addition: OpenDraft = {
        channel: item.channel,
        limits: this.limitsOf(item.channel),
        parts: [{ event, items: [item] }],
        itemCount: 1,
        bytesBound: size,
      };
      const last = drafts.at(-1);
      const isAlike = last?.channel === item.channel && key === itemKey;
      const bytesBound = isAlike ? this.boundTogether(last, addition) : undefined;
      if (last && bytesBound !== undefined) {
        last.parts[0] = { event, items: [...(last.parts[0]?.items ?? []), item] };
        last.itemCount += 1;
        last.bytesBound = bytesBound;
      } else {
        drafts.push(addition);
      }
      key = itemKey;
    }
    return drafts;
  }

  private keyOf(item: Item): string {
    return item.channel.together?.(item.value, this.settings.visible) ?? '';
  }

  /** Puts an event that needs one request into the newest draft that may take it, or into a new one. */
  private place(addition: OpenDraft, people: readonly string[]): void {
    const { channel } = addition;
    const item = addition.parts[0]?.items[0];
    const key = item ? this.keyOf(item) : '';
    const openDrafts = this.open.get(channel) ?? new Map<string, number>();
    this.open.set(channel, openDrafts);
    const place = openDrafts.get(key);
    const draft = place === undefined ? undefined : this.drafts[place];
    const newest = Math.max(-1, ...people.map((person) => this.newestDraft.get(person) ?? -1));
    const bytesBound =
      draft && place !== undefined && place >= newest ? this.boundTogether(draft, addition) : undefined;
    if (draft && place !== undefined && bytesBound !== undefined) {
      draft.parts.push(...addition.parts);
      draft.itemCount += addition.itemCount;
      draft.bytesBound = bytesBound;
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
   * The `bytesBound` of the draft with the addition, or undefined where the draft does not take it. Measures the body
   * only where the sum of both bounds says nothing: the body of one item may have another shape than that of several.
   */
  private boundTogether(draft: OpenDraft, addition: OpenDraft): number | undefined {
    const { items = Infinity, bytes = Infinity } = draft.limits;
    if (draft.itemCount + addition.itemCount > items) return undefined;
    if (bytes === Infinity) return 0;
    const sum = draft.bytesBound + addition.bytesBound + separatorBytes * addition.itemCount;
    if (draft.itemCount > 1 && sum <= bytes) return sum;
    const measured = bodyBytes(requestOf(draft.channel, [...draft.parts, ...addition.parts], this.settings));
    return measured <= bytes ? measured : undefined;
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
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
}
