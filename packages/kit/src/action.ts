import type { Item } from './channel';
import type { InputField } from './input-field';
import type { Rejected, Skipped } from './outcome';
import type { Refusal, Skip } from './refusal';
import type { ObjectOf, Rows } from './tables/row';
import type { RawSettings } from './settings';
import type { SegmentPerform } from './segment/segment-data';

/** The mapped fields of one event. */
export type Payload = Readonly<Record<string, unknown>>;

/** The vendor objects that one event becomes, each under a name that the action gives it. */
export type Tables = Readonly<Record<string, Rows>>;

/** The keys of the fields that tables make. */
export type FieldKey<T> = { [N in keyof T]: keyof T[N] }[keyof T] & string;

/** What `items` is given besides the objects of the tables. `F` are the keys of the fields. */
export interface EventContext<V, F extends string = string> {
  /** Defaults filled in; without passwords. */
  readonly settings: V;
  /** Makes the error to throw where the vendor would not take this event: names the field and says what is wrong, and the fix. */
  refuse(this: void, field: F, reason: string): Refusal;
  /** Makes the error to throw where there is rightly nothing to send. */
  readonly skip: (reason: string) => Skip;
  /** Adds something that the sender can act on to the outcome of a delivered event. */
  readonly note: (text: string) => void;
}

/** What `items` is given: each table's object by the table's name, and what goes with it. */
export type ItemsContext<T extends Tables, V> = {
  readonly [N in keyof T]: ObjectOf<T[N]>;
} & EventContext<V, FieldKey<T>>;

/** One feature of the vendor, named as its users name it. */
export interface ActionDefinition<T extends Tables, V> {
  readonly title: string;
  readonly description: string;
  /** FQL: the events this action is for when a user adds it by hand. Those of its first preset unless given. */
  readonly defaultSubscription?: string;
  /** The vendor objects, member by member. */
  readonly tables: T;
  /** What no table can say: which items the objects become. Pure. */
  readonly items: (context: ItemsContext<T, V>) => readonly Item[];
}

/** What an action makes of one event. */
export interface EventItems {
  readonly items: readonly Item[];
  /** The values that identify the event's person: events that share one keep their order. */
  readonly people: readonly string[];
  readonly notes: readonly string[];
  /** Set where the event shares no request with others: the vendor refused one that it was in. */
  readonly isAlone?: boolean;
}

/**
 * Makes vendor objects of a mapped payload. `settings` are those without passwords; `event` is what the payload was mapped from,
 * where the host has it. Throws for no event.
 */
export type Planner = (
  payload: Payload,
  settings: RawSettings,
  event?: Readonly<Record<string, unknown>>,
) => EventItems | Rejected | Skipped;

/** What the fields of a payload are read as, and what there is to say of that. */
export interface FieldReading {
  /** By the field's key, as it stands in the vendor's object before the action's code sees it; undefined for nothing. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** An action as hosts see it. `fields` is plain data in Segment's words; `F` is kept for the types of presets only. */
export interface Action<F = unknown> {
  readonly title: string;
  readonly description: string;
  readonly defaultSubscription?: string;
  readonly fields: Record<string, InputField>;
  /** Compiles the planner for a mapping, the default mapping unless given. The same mapping object gives the same planner. */
  readonly plannerFor: (mapping?: Readonly<Record<string, unknown>>) => Planner;
  /** For hosts that explain a plan: reads each field as the planner does, and refuses none. Absent if the action has no tables. */
  readonly readingFor?: (
    mapping?: Readonly<Record<string, unknown>>,
  ) => (payload: Payload, settings: RawSettings) => FieldReading;
  readonly perform: SegmentPerform;
  readonly performBatch: SegmentPerform;
  /** Never there at run time. */
  readonly '~fields'?: F;
}
