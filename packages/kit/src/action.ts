import type { Item } from './channel';
import { compileTables } from './tables/compile-tables';
import { fieldsOf } from './tables/fields-of';
import { defaultMapping, type InputField } from './input-field';
import { rejected, type Rejected, type Skipped, skipped } from './outcome';
import { Refusal, Skip } from './refusal';
import type { Note } from './tables/rest';
import type { ObjectOf, Row, Rows } from './tables/row';
import { rowsWithField } from './tables/row-reader';
import type { RawSettings } from './settings';
import type { SegmentPerform, SegmentPerformBatch } from './segment/segment-perform';
import { unmade } from './unmade';

/** The mapped fields of one event. */
export type Payload = Readonly<Record<string, unknown>>;

/** The vendor objects for one event, under names that the action chooses. */
export type Tables = Readonly<Record<string, Rows>>;

/** The keys of the tables' fields. */
export type FieldKey<T> = { [N in keyof T]: keyof T[N] }[keyof T] & string;

/** What `items` is given besides the tables' objects. `F` are the keys of the fields. */
export interface EventContext<V, F extends string = string> {
  /** With defaults, without passwords. */
  readonly settings: V;
  /** Makes the error to throw if the vendor would not accept this event. Names the field, the problem and the fix. */
  refuse(this: void, field: F, reason: string): Refusal;
  /** Makes the error to throw if there is nothing to send, and rightly so. */
  readonly skip: (reason: string) => Skip;
  /** Adds a note to the outcome of a delivered event: something that the sender can act on. */
  readonly note: (text: string) => void;
}

/** What `items` is given: each table's object under the table's name, and the event's context. */
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
  /** Turns the objects into items, with whatever no table can say. Pure. */
  readonly items: (context: ItemsContext<T, V>) => readonly Item[];
}

/** What an action makes of one event. */
export interface EventItems {
  readonly items: readonly Item[];
  /** The values that identify the event's person: events that share one keep their order. */
  readonly people: readonly string[];
  readonly notes: readonly string[];
  /** Set if the event must share no request with others, because the vendor refused one that it was in. */
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
  readonly perform: SegmentPerform;
  readonly performBatch: SegmentPerformBatch;
  /** Exists in types only. */
  readonly '~fields'?: F;
}

/** The fields of all tables. */
export function tableFields(tables: Tables): Record<string, InputField> {
  return Object.assign({}, ...Object.values(tables).map(fieldsOf)) as Record<string, InputField>;
}

/** Throws where two tables have a field of the same key. */
export function assertFieldsDiffer(title: string, tables: Tables): void {
  const keys = new Set<string>();
  for (const rows of Object.values(tables)) {
    for (const [key, row] of Object.entries(rows)) {
      if (row.isComputed) continue;
      if (keys.has(key))
        throw new Error(`"${title}" has two fields "${key}". Give one row another key, and say \`as\`.`);
      keys.add(key);
    }
  }
}

type AnyItems = (context: Readonly<Record<string, unknown>>) => readonly Item[];

/** The planners of an action. */
export function plannersOf(
  { tables, items }: { readonly tables: Tables; readonly items: AnyItems },
  action: Pick<Action, 'fields'>,
): Action['plannerFor'] {
  const known = new WeakMap<object, Planner>();
  let byDefault: Readonly<Record<string, unknown>> | undefined;
  return (mapping = (byDefault ??= defaultMapping(action.fields))) => {
    const planner = known.get(mapping) ?? compilePlanner(tables, items, action.fields, mapping);
    known.set(mapping, planner);
    return planner;
  };
}

/** What reads the fields of an action for explanations. */
export function readingsOf(tables: Tables, action: Pick<Action, 'fields'>): NonNullable<Action['readingFor']> {
  const known = new WeakMap<object, (payload: Payload, settings: RawSettings) => FieldReading>();
  return (mapping = defaultMapping(action.fields)) => {
    const reading = known.get(mapping) ?? compileReading(tables, mapping);
    known.set(mapping, reading);
    return reading;
  };
}

function compileReading(
  tables: Tables,
  mapping: Readonly<Record<string, unknown>>,
): (payload: Payload, settings: RawSettings) => FieldReading {
  const read = compileTables(tables, mapping, { isLenient: true });
  const keys = Object.entries(tables).flatMap(([name, rows]) =>
    rowsWithField(rows).map(([key, row]) => ({ name, key, as: row.as ?? key })),
  );
  return (payload, settings) => {
    const notes = new Set<string>();
    const { objects } = read(payload, settings, (text) => void notes.add(text));
    const values = Object.fromEntries(keys.map(({ name, key, as }) => [key, objects[name]?.[as]]));
    return { values, notes: [...notes] };
  };
}

const refuse = (field: string, reason: string) => new Refusal(field, reason);
const skip = (reason: string) => new Skip(reason);

function compilePlanner(
  tables: Tables,
  items: AnyItems,
  fields: Record<string, InputField>,
  mapping: Readonly<Record<string, unknown>>,
): Planner {
  const read = compileTables(tables, mapping);
  return (payload, settings) => {
    const notes: string[] = [];
    let unread: Unread[] | undefined;
    const note: Note = (text, row) => {
      if (notes.includes(text)) return;
      notes.push(text);
      if (row) (unread ??= []).push({ row, text });
    };
    try {
      const { objects, people } = read(payload, settings, note);
      const context: Record<string, unknown> = objects;
      context.settings = settings;
      context.refuse = refuse;
      context.skip = skip;
      context.note = note;
      return { items: items(context), people, notes };
    } catch (error) {
      // The notes say whether there was a value that could not be read.
      if (error instanceof Refusal) {
        const { field, reason } = error;
        const told = unread ? textsFor(rowOf(tables, field), unread) : [];
        return rejected('event', [`${fields[field]?.label ?? field}: ${reason}`, ...told].join(' '));
      }
      if (error instanceof Skip) return skipped([error.message, ...notes].join(' '));
      return unmade(error);
    }
  };
}

/** A value that could not be read: its row, and the note about it. */
interface Unread {
  readonly row: Row;
  readonly text: string;
}

function rowOf(tables: Tables, field: string): Row | undefined {
  return Object.values(tables).find((rows) => Object.hasOwn(rows, field))?.[field];
}

/** The notes about unreadable values that could have stood in for this row's. */
function textsFor(asked: Row | undefined, unread: readonly Unread[]): string[] {
  if (!asked) return [];
  const isMember = ({ table = {} }: Row, row: Row): boolean =>
    Object.values(table).some((one) => one === row || isMember(one, row));
  return unread
    .filter(({ row }) => row === asked || isMember(asked, row) || standsIn(row, asked))
    .map(({ text }) => text);
}

/** One ID of a person can stand in for another, and one amount for another. */
function standsIn(row: Row, asked: Row): boolean {
  return asked.category === undefined
    ? asked.kind.name === 'money' && row.kind.name === 'money'
    : row.category === asked.category;
}
