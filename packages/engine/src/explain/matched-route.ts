import {
  type EventItems,
  type InputField,
  isObject,
  type Outcome,
  type Payload,
  type PreparedSettings,
} from '@sluice/kit/host';
import { compileMapping } from '../compile-mapping';
import { type Event, readEvent } from '../event';
import { planRoute, type Route } from '../route';
import { changedIn, isAlike, keysOf, type Leaves, leavesOf, withValueAt } from './leaves';
import { otherValues } from './other-values';

/** What an action's rows read of a payload. */
export interface RowReading {
  /** By the field's key; empty where the action has no rows. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** A subscription that is for an event, opened for whoever asks how the one becomes the other. */
export class MatchedRoute {
  readonly made: EventItems | Outcome;
  /** What the mapping makes of the event; where that does not pass for a payload, as it is. */
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
    value: unknown,
  ) {
    this.made = planRoute(route, event, settings);
    this.map = this.mapper();
    this.payload = this.map(event) ?? {};
    this.leaves = leavesOf(this.payload);
    const { readingFor } = route.action;
    const read = readingFor?.(route.mapping);
    this.readRows = (payload) => attempt(() => read?.(payload, settings.visible)) ?? { values: {}, notes: [] };
    this.reading = this.readRows(this.payload);
    this.sources = this.findSources(value);
  }

  /** Whether the action has rows: else its code reads the payload itself. */
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

  /** The values of the event behind a field. */
  sourcesOfField(key: string): string[] {
    const own = [...this.leaves.keys()].filter((pointer) => keysOf(pointer)[0] === key);
    return [...new Set(own.flatMap((pointer) => this.sourcesOf(pointer)))];
  }

  /** The values that a field may have, where only some are known. */
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

  /** Found out by asking: each value of the event is changed in turn. */
  private findSources(value: unknown): Map<string, string[]> {
    const sources = new Map<string, string[]>();
    for (const [pointer, given] of leavesOf(value)) {
      for (const at of this.changedBy(value, pointer, otherValues(given))) {
        const known = sources.get(at);
        if (known) known.push(pointer);
        else sources.set(at, [pointer]);
      }
    }
    return sources;
  }

  private changedBy(value: unknown, pointer: string, others: readonly unknown[]): Iterable<string> {
    let rough: Set<string> | undefined;
    for (const other of others) {
      const event = readEvent(withValueAt(value, keysOf(pointer), other));
      const payload = typeof event === 'string' ? undefined : this.map(event);
      if (!payload) continue;
      const leaves = leavesOf(payload);
      const changed = changedIn(this.leaves, leaves);
      if (changed.size === 0) continue;
      if (isAlike(this.leaves, leaves)) return changed;
      rough ??= changed;
    }
    return rough ?? [];
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
