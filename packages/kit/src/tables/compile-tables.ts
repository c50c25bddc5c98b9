import type { Payload, Tables } from '../definition/action';
import { isObject } from '../values/is-object';
import type { RawSettings } from '../settings/settings';
import { isRest } from './fields-of';
import { isNothing } from './is-nothing';
import { mappedPaths } from './mapped-paths';
import { type Made, namesOf, type Note, Remainder } from './rest';
import { RowCompiler } from './row-compiler';
import { compileObjects, compileRows, missingInEvent, missingInPart, rowsWithField } from './row-reader';

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
  tables: Tables,
  mapping: Readonly<Record<string, unknown>>,
  { isLenient = false } = {},
): (payload: Payload, settings: RawSettings, note: Note) => Tabled {
  const all = Object.values(tables).flatMap((rows) => Object.entries(rows));
  const [restKey, restRow] = all.find(([, row]) => isRest(row)) ?? [];
  const compiler = new RowCompiler(restKey === undefined ? [] : mappedPaths(mapping[restKey]), isLenient);
  const parts = Object.entries(tables).map(([name, rows]) => {
    const readers = rowsWithField(rows).map(([key, row]) => compiler.compile(key, row, mapping[key]));
    return { name, rows, read: compileRows(readers, rows, isLenient ? missingInPart : missingInEvent) };
  });
  const readAll = compileObjects(parts);
  const remainders = parts.flatMap(({ name, rows }) => {
    if (!restRow?.rest || !Object.values(rows).some(isRest)) return [];
    return [{ name, remainder: new Remainder(compiler.takers, namesOf(rows), restRow.rest) }];
  });
  const sent = compiler.emptySent();
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
