import {
  type Destination,
  type EventItems,
  type InputField,
  isObject,
  type Outcome,
  type Payload,
  type PreparedSettings,
} from '@sluice/kit/host';
import { compileMapping } from '../mapping/compile-mapping';
import { type Event, readEvent } from '../event';
import { ownMember } from '../mapping/own-member';
import { planRoute, type Route } from '../route';
import { firstAlike } from './alike';
import { differenceOf, keysOf, type Leaves, leavesOf, pointerTo, withValueAt } from './leaves';
import { otherValues } from './other-values';

/** What an action's rows read from a payload. */
export interface RowReading {
  /** By field key; empty if the action has no rows. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** A subscription that matches an event, taken apart to see how the event becomes its items. */
export class MatchedRoute {
  readonly made: EventItems | Outcome;
  /** What the mapping makes of the event, whether or not that is a valid payload. */
  readonly payload: Payload;
  readonly leaves: Leaves;
  readonly reading: RowReading;
  private readonly map: (event: Event) => Payload | undefined;
  private readonly readRows: (payload: Payload) => RowReading;
  private readonly sources: ReadonlyMap<string, readonly string[]>;

  constructor(
    readonly route: Route,
    /** The subscription's place among all. */
    readonly place: number,
    private readonly event: Event,
    settings: PreparedSettings,
    /** The event as it was given. */
    private readonly value: unknown,
    private readonly destination: Destination,
  ) {
    this.made = planRoute(route, event, settings);
    this.map = this.mapper();
    this.payload = this.map(event) ?? {};
    this.leaves = leavesOf(this.payload);
    const { readingFor } = route.action;
    const read = readingFor?.(route.mapping);
    this.readRows = (payload) => attempt(() => read?.(payload, settings.visible)) ?? { values: {}, notes: [] };
    this.reading = this.readRows(this.payload);
    this.sources = this.findSources();
  }

  /** Whether the action has rows. If not, its code reads the payload itself. */
  get hasRows(): boolean {
    return this.route.action.readingFor !== undefined;
  }

  plan(payload: Payload, settings: PreparedSettings): EventItems | Outcome {
    return this.route.plan(payload, settings.visible, this.event);
  }

  read(payload: Payload): RowReading {
    return payload === this.payload ? this.reading : this.readRows(payload);
  }

  /** The values of the event behind a value of the payload. */
  sourcesOf(pointer: string): readonly string[] {
    return this.sources.get(pointer) ?? [];
  }

  /** The payloads made from the event with other values at one place. */
  *payloadsBy(source: string): Generator<Payload> {
    const keys = keysOf(source);
    const given = keys.reduce<unknown>(ownMember, this.value);
    for (const { other } of otherValues(given)) {
      const event = readEvent(withValueAt(this.value, keys, other), this.destination);
      const payload = typeof event === 'string' ? undefined : this.map(event);
      if (payload) yield payload;
    }
  }

  /** The values of the event behind a field. */
  sourcesOfField(key: string): string[] {
    const own = [...this.leaves.keys()].filter((pointer) => keysOf(pointer)[0] === key);
    return [...new Set(own.flatMap((pointer) => this.sourcesOf(pointer)))];
  }

  /** The members that the field for the rest receives; most of them are used by other fields. */
  membersOfRest(): string[] {
    return this.restFields().flatMap((key) => {
      const rest = this.payload[key];
      return isObject(rest) ? Object.keys(rest).map((name) => pointerTo(pointerTo('', key), name)) : [];
    });
  }

  /** The payload with another value at one place, and wherever the field for the rest contains the same value of the event. */
  payloadWith(pointer: string, other: unknown): Payload {
    const places = [pointer, ...this.twinsOf(pointer)];
    return places.reduce((payload, place) => withValueAt(payload, keysOf(place), other), this.payload);
  }

  private twinsOf(pointer: string): string[] {
    const [source, ...others] = this.sourcesOf(pointer);
    if (source === undefined || others.length > 0) return [];
    const value = this.leaves.get(pointer);
    const rests = this.restFields().map((key) => `${pointerTo('', key)}/`);
    return [...this.leaves.keys()].filter((place) => {
      if (place === pointer || !rests.some((rest) => place.startsWith(rest))) return false;
      const sources = this.sourcesOf(place);
      return sources.length === 1 && sources[0] === source && this.leaves.get(place) === value;
    });
  }

  private restFields(): string[] {
    const { fields } = this.route.action;
    return Object.keys(fields).filter((key) => fields[key]?.kind === 'rest');
  }

  /** The values that a field may have, if it has choices. */
  choicesAt(pointer: string): readonly unknown[] {
    let fields: Readonly<Record<string, InputField>> | undefined = this.route.action.fields;
    let field: InputField | undefined;
    for (const key of keysOf(pointer)) {
      if (/^\d+$/.test(key)) continue;
      field = fields?.[key];
      fields = field?.properties;
    }
    return field?.choices?.map(({ value }) => value) ?? [];
  }

  private mapper(): (event: Event) => Payload | undefined {
    const { read, mapping } = this.route;
    const payloadOf = (event: Event) => {
      const checked = attempt(() => read(event));
      return checked && 'payload' in checked ? checked.payload : undefined;
    };
    if (payloadOf(this.event)) return payloadOf;
    const map = compileMapping(mapping);
    return (event) => {
      const mapped = attempt(() => map(event));
      return isObject(mapped) ? mapped : undefined;
    };
  }

  /** By trying: each value of the event is changed in turn. */
  private findSources(): Map<string, string[]> {
    const sources = new Map<string, string[]>();
    for (const source of firstAlike(this.value, leavesOf(this.value).keys())) {
      for (const at of this.changedBy(source)) {
        const known = sources.get(at);
        if (known) known.push(source);
        else sources.set(at, [source]);
      }
    }
    return sources;
  }

  private changedBy(source: string): readonly string[] {
    let rough: readonly string[] = [];
    for (const payload of this.payloadsBy(source)) {
      const { changed, isAlike } = differenceOf(this.payload, payload);
      if (changed.size > 0 && isAlike) return [...changed.keys()];
      if (rough.length === 0) rough = [...changed.keys()];
    }
    return rough;
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
