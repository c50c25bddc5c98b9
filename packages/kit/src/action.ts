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
  /** Makes the error to throw if the vendor would not accept this event. `reason` says what is wrong with the field, and the fix. */
  refuse(this: void, field: F, reason: string): Refusal;
  /** Makes the error to throw if there is nothing to send, and nothing wrong with that. */
  readonly skip: (reason: string) => Skip;
  /** Adds a note to the outcome of a delivered event: something that its sender can act on. */
  readonly note: (text: string) => void;
}

/** What `items` is given: the object of each table by the table's name, the settings, and what it may say of the event. */
export type ItemsContext<T extends Tables, V> = {
  readonly [N in keyof T]: ObjectOf<T[N]>;
} & EventContext<V, FieldKey<T>>;

/** One feature of the vendor, named as its users name it. */
export interface ActionDefinition<T extends Tables, V> {
  readonly title: string;
  readonly description: string;
  /** FQL: the trigger that a subscription starts with when a user adds it. That of the action's first preset unless given. */
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
 * Turns a mapped payload into items. `settings` are those without passwords; `event` is what the payload was mapped from, if the host
 * has it. Never throws.
 */
export type Planner = (
  payload: Payload,
  settings: RawSettings,
  event?: Readonly<Record<string, unknown>>,
) => EventItems | Rejected | Skipped;

/** What the fields of a payload are read as, with the notes on what could not be read. */
export interface FieldReading {
  /** By the field's key, the value in the vendor's object before the action's code sees it; undefined for nothing. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** An action as hosts see it. `fields` is plain data in Segment's terms; `F` holds the fields' keys, for the types of presets. */
export interface Action<F = unknown> {
  readonly title: string;
  readonly description: string;
  readonly defaultSubscription?: string;
  readonly fields: Record<string, InputField>;
  /** Compiles the planner for a mapping, the default mapping unless given. The same mapping object gives the same planner. */
  readonly plannerFor: (mapping?: Readonly<Record<string, unknown>>) => Planner;
  /** For hosts that explain a plan: reads each field as the planner does, but never refuses one. Absent if the action has no tables. */
  readonly readingFor?: (
    mapping?: Readonly<Record<string, unknown>>,
  ) => (payload: Payload, settings: RawSettings) => FieldReading;
  readonly perform: SegmentPerform;
  readonly performBatch: SegmentPerform;
  /** A type only; never set. */
  readonly '~fields'?: F;
}
