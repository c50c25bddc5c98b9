import { firstOf } from './first-of';
import type { InputConditions, InputField } from '../definition/input-field';
import type { FieldConditions, Row, Rows, Source } from './row';

/** Where the bare names of an event's tables are found. */
const properties = '$.properties';

/** The fields of one table with their default mappings, in Segment's terms. */
export function fieldsOf(rows: Rows): Record<string, InputField> {
  const fields: Record<string, InputField> = {};
  for (const [key, row] of Object.entries(rows)) {
    if (!row.isComputed) fields[key] = { ...fieldOf(row, key), ...dependencyOf(row) };
  }
  return fields;
}

function fieldOf(row: Row, key: string): InputField {
  const { label, description, table } = row;
  if (isRest(row)) {
    return { type: 'object', label, description, kind: 'rest', defaultObjectUI: 'keyvalue', default: wholeOf(row) };
  }
  const required = row.required && { required: true };
  if (table && row.isList) {
    const members = { properties: membersOf(table, false), additionalProperties: true };
    const field = { type: 'object', label, description, kind: 'lines', multiple: true } as const;
    return { ...field, ...required, ...members, ...defaultOf(firstPath(row, key)) };
  }
  if (table) {
    const members = { properties: membersOf(table, true), additionalProperties: true };
    return { type: 'object', label, description, kind: 'group', ...members, default: shapeOf(table) };
  }
  if (row.kind.name === 'object') {
    const field = { type: 'object', label, description, kind: 'object', defaultObjectUI: 'keyvalue' } as const;
    return { ...field, ...required, ...defaultOf(firstPath(row, key)) };
  }
  return { ...scalarField(row, key), ...defaultOf(row.value ?? candidates(row, key)) };
}

/** A row without sources has no default and waits to be mapped: an empty list cannot be a field's default. */
function defaultOf(value: unknown): Pick<InputField, 'default'> {
  return value === undefined ? {} : { default: value as NonNullable<InputField['default']> };
}

/**
 * Declares every scalar as a string: a number loses nothing, and an unexpected value is left out without losing the event.
 * Several sources become a list of strings, the first readable one of which is used.
 */
function scalarField(row: Row, key: string): InputField {
  const { label, description, kind, choices, category, value, requiredWhen } = row;
  const isMany = row.isSeveral === true || isChosen(row, key);
  return {
    type: 'string',
    label,
    description,
    kind: kind.name,
    ...(isMany && { multiple: true }),
    ...(row.required ? { required: true } : requiredWhen && { required: conditionsOf(requiredWhen) }),
    ...(choices && value !== undefined && { choices: choices.map((choice) => ({ ...choice })) }),
    ...(category && { category }),
  };
}

/** Whether a scalar has several sources: its field is then a list of candidates. */
export function isChosen(row: Row, key: string): boolean {
  return row.value === undefined && sourcesOf(row, key).length > 1;
}

function dependencyOf({ dependsOn }: Row): Pick<InputField, 'depends_on'> {
  return dependsOn ? { depends_on: conditionsOf(dependsOn) } : {};
}

function conditionsOf({ match, conditions }: FieldConditions): InputConditions {
  return { ...(match && { match }), conditions: conditions.map((condition) => ({ value: undefined, ...condition })) };
}

/** Members of a group have sources of their own; members of a line are found in the line. */
function membersOf(table: Rows, isGroup: boolean): Record<string, InputField> {
  const fields: Record<string, InputField> = {};
  for (const [name, row] of Object.entries(table)) {
    if (row.isComputed || isRest(row)) continue;
    const { label, description, kind } = row;
    if (row.table) {
      const inner = { properties: membersOf(row.table, isGroup), additionalProperties: true };
      fields[name] = { type: 'object', label, description, kind: 'group', ...inner };
    } else if (kind.name === 'object') {
      fields[name] = { type: 'object', label, description, kind: 'object', defaultObjectUI: 'keyvalue' };
    } else if (isGroup) {
      const { required: _, ...field } = scalarField(row, name);
      fields[name] = field;
    } else {
      const isMany = row.isSeveral && { multiple: true };
      const names = namesInLine(row, name);
      const isElsewhere = names.length > 1 && { names };
      fields[name] = { type: 'string', label, description, kind: kind.name, ...isElsewhere, ...isMany };
    }
  }
  return fields;
}

/** The default mapping of a group, member by member. */
function shapeOf(table: Rows): Record<string, unknown> {
  const shape: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(table)) {
    if (row.isComputed || isRest(row)) continue;
    const value = row.table ? shapeOf(row.table) : (row.value ?? candidates(row, name));
    if (value !== undefined) shape[name] = value;
  }
  return shape;
}

/** Whether the row stands for the rest of the event. */
export function isRest(row: Row): boolean {
  return 'isRest' in row;
}

/** A row's sources, by default its own name. */
function sourcesOf({ from }: Row, key: string): readonly Source[] {
  return from ?? [key];
}

/** The names under which a row's value may be found in a line: its sources, then the vendor's name. */
export function namesInLine(row: Row, key: string): string[] {
  const texts = sourcesOf(row, key).filter((source) => typeof source === 'string');
  return [...new Set([...texts.map((source) => source.replace(/^\$\./, '')), key])];
}

function mappingOf(source: Source): unknown {
  if (typeof source !== 'string') return source;
  return { '@path': source.startsWith('$.') ? source : `${properties}.${source}` };
}

/** A single source unchanged, several as a list of candidates; undefined if there are none. */
function candidates(row: Row, key: string): unknown {
  const all = sourcesOf(row, key).map(mappingOf);
  const isScalar = !row.isSeveral && row.kind.name !== 'object';
  return all.length > 1 && isScalar ? all : firstPath(row, key);
}

/** For objects and lists, several sources are alternatives: the first that has something. */
function firstPath(row: Row, key: string): object | undefined {
  const [first, ...others] = sourcesOf(row, key).map(mappingOf) as { '@path': string }[];
  const [second, ...rest] = others.map((one) => one['@path']);
  return second === undefined || !first
    ? first
    : firstOf(row.isList ? 'exists' : 'blank', first['@path'], second, ...rest);
}

/** A single object unchanged, several merged; later ones win. */
function wholeOf(row: Row): object {
  const roots = sourcesOf(row, '').map(mappingOf) as object[];
  return roots.length === 1 ? (roots[0] as object) : { '@merge': { direction: 'right', objects: roots } };
}
