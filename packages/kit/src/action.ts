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

/** The vendor objects that one event becomes, by names of the action's own. */
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
  readonly performBatch: SegmentPerformBatch;
  /** Never there at run time. */
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

/** What reads the fields of an action for whoever explains its plans. */
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

/** A value that could not be read: the row that it was for, and what is told of it. */
interface Unread {
  readonly row: Row;
  readonly text: string;
}

function rowOf(tables: Tables, field: string): Row | undefined {
  return Object.values(tables).find((rows) => Object.hasOwn(rows, field))?.[field];
}

/** What is told of values that would have done where this row's is asked for. */
function textsFor(asked: Row | undefined, unread: readonly Unread[]): string[] {
  if (!asked) return [];
  const isMember = ({ table = {} }: Row, row: Row): boolean =>
    Object.values(table).some((one) => one === row || isMember(one, row));
  return unread
    .filter(({ row }) => row === asked || isMember(asked, row) || standsIn(row, asked))
    .map(({ text }) => text);
}

/** One ID of a person, or one amount, may do for another. */
function standsIn(row: Row, asked: Row): boolean {
  return asked.category === undefined
    ? asked.kind.name === 'money' && row.kind.name === 'money'
    : row.category === asked.category;
}
