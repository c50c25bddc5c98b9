import type { Action, FieldReading, Payload, Planner, Tables } from '../definition/action';
import type { Item } from '../definition/channel';
import { defaultMapping, type InputField } from '../definition/input-field';
import { rejected, skipped } from '../outcome/outcome';
import { Refusal, Skip } from '../outcome/refusal';
import type { RawSettings } from '../settings/settings';
import { compileTables } from './compile-tables';
import { fieldsOf } from './fields-of';
import type { Note } from './rest';
import type { Row } from './row';
import { rowsWithField } from './row-reader';
import { unmade } from '../outcome/unmade';

/** The fields of all tables. */
export function tableFields(tables: Tables): Record<string, InputField> {
  return Object.assign({}, ...Object.values(tables).map(fieldsOf)) as Record<string, InputField>;
}

/** Throws if two tables have a field with the same key. */
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

/** Compiles an action's planners, one for each mapping. */
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

/** Compiles what reads an action's fields for explanations, one for each mapping. */
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

/** One ID of a person can stand in for another, one amount for another, and a list of lines with IDs for an ID. */
function standsIn(row: Row, asked: Row): boolean {
  if (Object.values(row.table ?? {}).some((one) => one.required && one.kind === asked.kind)) return true;
  return asked.category === undefined
    ? asked.kind.name === 'money' && row.kind.name === 'money'
    : row.category === asked.category;
}
