import type { Item } from './channel';
import type { InputField } from './input-field';
import type { Rejected, Skipped } from '../outcome/outcome';
import type { Refusal, Skip } from '../outcome/refusal';
import type { SegmentPerform } from '../segment/segment-data';
import type { RawSettings } from '../settings/settings';
import type { ObjectOf, Rows } from '../tables/row';

/** The mapped fields of one event. */
export type Payload = Readonly<Record<string, unknown>>;

/** The vendor objects for one event, under names that the action chooses. */
export type Tables = Readonly<Record<string, Rows>>;

/** The keys of the tables' fields. */
export type FieldKey<T> = { [N in keyof T]: keyof T[N] }[keyof T] & string;

/** What `items` receives in addition to the tables' objects. `F` are the keys of the fields. */
export interface EventContext<V, F extends string = string> {
  /** With defaults, without passwords. */
  readonly settings: V;
  /** Makes the error to throw if the vendor would not accept this event. Names the field, the problem and the fix. */
  refuse(this: void, field: F, reason: string): Refusal;
  /** Makes the error to throw if there is nothing to send and nothing is wrong. */
  readonly skip: (reason: string) => Skip;
  /** Adds a note to the outcome of a delivered event: something the sender can act on. */
  readonly note: (text: string) => void;
}

/** What `items` receives: each table's object under the table's name, and the event's context. */
export type ItemsContext<T extends Tables, V> = {
  readonly [N in keyof T]: ObjectOf<T[N]>;
} & EventContext<V, FieldKey<T>>;

/** One feature of the vendor, named as its users name it. */
export interface ActionDefinition<T extends Tables, V> {
  readonly title: string;
  readonly description: string;
  /** FQL: the events this action is for when a user adds it by hand. By default those of its first preset. */
  readonly defaultSubscription?: string;
  /** The vendor objects, member by member. */
  readonly tables: T;
  /** Turns the objects into items, including whatever tables cannot express. Pure. */
  readonly items: (context: ItemsContext<T, V>) => readonly Item[];
}

/** What an action makes of one event. */
export interface EventItems {
  readonly items: readonly Item[];
  /** The values that identify the event's person: events that share one keep their order. */
  readonly people: readonly string[];
  readonly notes: readonly string[];
  /** Set if the event must not share a request with others, because the vendor refused one that contained it. */
  readonly isAlone?: boolean;
}

/**
 * Turns a mapped payload into items. `settings` are those without passwords; `event` is what the payload was mapped from, if the
 * host has it. Never throws.
 */
export type Planner = (
  payload: Payload,
  settings: RawSettings,
  event?: Readonly<Record<string, unknown>>,
) => EventItems | Rejected | Skipped;

/** How the fields of a payload are read, with notes. */
export interface FieldReading {
  /** By field, the value in the vendor's object before the action's code sees it; undefined if there is none. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** An action as hosts see it. `fields` is plain data in Segment's terms; `F` exists only for the types of presets. */
export interface Action<F = unknown> {
  readonly title: string;
  readonly description: string;
  readonly defaultSubscription?: string;
  readonly fields: Record<string, InputField>;
  /** Compiles the planner for a mapping, or for the default mapping. The same mapping object gives the same planner. */
  readonly plannerFor: (mapping?: Readonly<Record<string, unknown>>) => Planner;
  /** For hosts that explain a plan: reads every field as the planner does, but never refuses. Absent if the action has no tables. */
  readonly readingFor?: (
    mapping?: Readonly<Record<string, unknown>>,
  ) => (payload: Payload, settings: RawSettings) => FieldReading;
  /** The action's own code, for reviewers to read; hosts run it through `plannerFor`. */
  readonly items?: unknown;
  readonly perform: SegmentPerform;
  readonly performBatch: SegmentPerform;
  /** Exists in types only. */
  readonly '~fields'?: F;
}
