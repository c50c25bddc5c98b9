import type { Payload } from '../action';
import { isChosen, isRest } from './fields-of';
import { isObject } from '../is-object';
import { unreadable } from '../kinds/kind';
import { isVerbatim, mappedPaths, shapeIn } from './mapped-paths';
import { compileLines } from './read-lines';
import { addTaker, emptySent, type Made, type Note, Remainder, type Sent, type Takers } from './rest';
import type { Row, Rows } from './row';
import {
  compileObjects,
  compileRows,
  missingInEvent,
  missingInPart,
  type ReadInner,
  type Reader,
  readerOf,
  rowsWithField,
} from './row-reader';
import type { RawSettings } from '../settings';

type Mapping = Readonly<Record<string, unknown>>;

/** The vendor objects that an action's tables build from one payload. */
export interface Tabled {
  /** The vendor objects by table name. */
  readonly objects: Record<string, Made>;
  /** The values that identify the event's person. */
  readonly people: string[];
}

/**
 * Compiles an action's tables for a mapping. Returns the function from a mapped payload to vendor objects, which throws a
 * `Refusal` if a required value cannot be read, unless it is lenient.
 */
export function compileTables(
  tables: Readonly<Record<string, Rows>>,
  mapping: Mapping,
  { isLenient = false } = {},
): (payload: Payload, settings: RawSettings, note: Note) => Tabled {
  const [restKey, restRow] =
    Object.values(tables)
      .flatMap((rows) => Object.entries(rows))
      .find(([, row]) => isRest(row)) ?? [];
  const roots = restKey === undefined ? [] : mappedPaths(mapping[restKey]);
  const takers: Takers = new Map();
  let slots = 0;
  /** The member of the rest to which a path leads, and if the path goes further, the member of that member. */
  const memberAt = (path: string): readonly string[] => {
    const root = roots.find((one) => path.startsWith(`${one}.`));
    return root === undefined ? [] : path.slice(root.length + 1).split('.', 2);
  };
  const slotOf = (row: Row, source: unknown): number => {
    const isScalar = !row.table && !row.isSeveral && row.kind.name !== 'object';
    const candidates = Array.isArray(source) ? (source as readonly unknown[]) : [source];
    let slot = -1;
    for (const candidate of candidates) {
      for (const [name, inner] of mappedPaths(candidate).map(memberAt)) {
        if (name === undefined) continue;
        if (slot < 0) slot = slots++;
        addTaker(takers, name, { slot, isVerbatim: isScalar && isVerbatim(candidate), inner, kind: row.kind });
      }
    }
    return slot;
  };
  const compileRow = (key: string, row: Row, source: unknown): Reader => {
    // The members of a group report what they sent, unless the mapping gives the group as a whole.
    if (row.table && !row.isList) {
      const slot = isWhole(source) ? slotOf(row, source) : -1;
      return readerOf(key, row, slot, { readInner: compileGroup(row.table, source) });
    }
    const slot = slotOf(row, source);
    const isJudged = !isLenient && !isSaidByMapping(source);
    if (!row.table) return readerOf(key, row, slot, { isJudged, isChosen: !row.isSeveral && isChosen(row, key) });
    const [member] = memberAt(mappedPaths(source)[0] ?? '');
    const lines = isLenient ? { ...row, required: false, isStrict: false } : row;
    return readerOf(key, row, slot, { readInner: compileLines(key, lines, shapeIn(source), member) });
  };
  const compileGroup = (table: Rows, source: unknown): ReadInner => {
    const shape = typeof source === 'object' && source !== null ? (source as Mapping) : {};
    const isShaped = !isWhole(source);
    const readers = rowsWithField(table).map(([name, row]) =>
      compileRow(name, row, isShaped ? shape[name] : undefined),
    );
    const read = compileRows(readers, table, missingInPart);
    const isClosed = isShaped && Object.keys(shape).every((name) => Object.hasOwn(table, name));
    // Whatever a user maps in addition, or as a whole object, is sent.
    const taken: Takers = new Map(
      readers.map(({ key, row: { kind } }) => [key, [{ slot: 0, isVerbatim: false, inner: undefined, kind }]]),
    );
    const others = isClosed ? undefined : new Remainder(taken, new Set(), {});
    return (given, sent, note, people, raw, settings) => {
      if (!isObject(given)) return isNothing(given) ? undefined : unreadable;
      const made = read(given, sent, note, people, raw, settings);
      others?.copy(given, made, allTaken, note);
      for (const name in made) if (made[name] !== undefined) return made;
      return undefined;
    };
  };
  const parts = Object.entries(tables).map(([name, rows]) => {
    const readers = rowsWithField(rows).map(([key, row]) => compileRow(key, row, mapping[key]));
    return { name, rows, read: compileRows(readers, rows, isLenient ? missingInPart : missingInEvent) };
  });
  const readAll = compileObjects(parts);
  const remainders = parts.flatMap(({ name, rows }) => {
    if (!restRow?.rest || !Object.values(rows).some(isRest)) return [];
    const own = new Set(Object.entries(rows).map(([key, row]) => row.as ?? key));
    return [{ name, remainder: new Remainder(takers, own, restRow.rest) }];
  });
  const sent = emptySent(slots);
  return (payload, settings, note) => {
    const given = restKey === undefined ? undefined : payload[restKey];
    const raw = isObject(given) ? given : undefined;
    if (raw === undefined && restRow && !isNothing(given)) note(`${restRow.label} left out: it must be an object.`);
    const people: string[] = [];
    const objects = readAll(payload, sent, note, people, raw, settings);
    if (raw) for (const { name, remainder } of remainders) remainder.copy(raw, objects[name] ?? {}, sent, note);
    return { objects, people };
  };
}

/** Whether a mapping gives an object as a whole rather than member by member. */
function isWhole(source: unknown): boolean {
  return typeof source === 'object' && source !== null && Object.keys(source).some((name) => name.startsWith('@'));
}

/** Whether a value comes from the mapping itself and not from the event. What a user chose on purpose is not refused. */
function isSaidByMapping(source: unknown): boolean {
  return source !== undefined && (mappedPaths(source).length === 0 || !isVerbatim(source));
}

/** Whether there is no value. PHP writes an empty object as an empty array. */
function isNothing(given: unknown): boolean {
  return given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0);
}

/** For groups, where a member with a row always belongs to that row. */
const allTaken: Sent = { given: [undefined], read: [true] };
