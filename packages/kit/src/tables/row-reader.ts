import type { Payload } from '../definition/action';
import { isRest } from './fields-of';
import { type Reading, unreadable } from '../kinds/kind';
import { Refusal } from '../outcome/refusal';
import type { Made, Note, Sent } from './rest';
import type { Row, Rows } from './row';
import type { RawSettings } from '../settings/settings';

/** Reads the contents of a group or a list. */
export type ReadInner = (
  given: unknown,
  sent: Sent,
  note: Note,
  people: string[],
  raw: Made | undefined,
  settings: RawSettings,
) => unknown;

/** A row, ready to be read. */
export interface Reader {
  /** The field's key. */
  readonly key: string;
  /** The vendor's name. */
  readonly as: string;
  readonly row: Row;
  /** The slot that tells `rest` what it sent; -1 if that is not needed. */
  readonly slot: number;
  /** The names under which the value may be found, in order. */
  readonly names: readonly string[];
  /** Whether a list is one of candidates for the value. */
  readonly isChosen?: boolean;
  readonly readInner?: ReadInner;
  /** Whether the row's `refusal` applies. */
  readonly isJudged?: boolean;
}

/** Reads the rows of one table into an object with a member for each, undefined if there is no value. */
export type ReadRows = (
  from: Payload,
  sent: Sent,
  note: Note,
  people: string[],
  raw: Made | undefined,
  settings: RawSettings,
) => Made;

/** The rows that have a field. */
export function rowsWithField(rows: Rows): [string, Row][] {
  return Object.entries(rows).filter(([, row]) => !row.isComputed && !isRest(row));
}

/** Makes a reader that reads the field of the same key, unless `more` says otherwise. */
export function readerOf(key: string, row: Row, slot: number, more: Partial<Reader> = {}): Reader {
  return { key, as: row.as ?? key, row, slot, names: [key], ...more };
}

/** The value of a row for which nothing could be read. Adds a note if there was something. */
export type Missing = (reader: Reader, value: Reading<unknown>, note: Note, settings: RawSettings) => unknown;

/** For rows in groups and lines, and for lenient reading: never refuses. */
export const missingInPart: Missing = ({ row }, value, note, settings) => {
  const otherwise = row.value ?? bySettings(row.otherwise, settings, value === unreadable);
  if (value === unreadable) {
    const what = otherwise === undefined ? 'left out' : `could not be read, and "${String(otherwise)}" is sent`;
    note(`${row.label} ${what}: it must be ${row.kind.wanted}.`, row);
  }
  const told = bySettings(row.withoutIt, settings);
  if (typeof told === 'string') note(told);
  return otherwise;
};

function bySettings(said: unknown, ...known: [settings: RawSettings, isUnreadable?: boolean]): unknown {
  return typeof said === 'function' ? (said as (...all: typeof known) => unknown)(...known) : said;
}

/** Throws a `Refusal` if the row is required, or if it is strict and has a value that cannot be read. */
export const missingInEvent: Missing = (reader, value, note, settings) => {
  const { key, row } = reader;
  const isRefused = (row.required && row.value === undefined) || (row.isStrict && value === unreadable);
  if (!isRefused) return missingInPart(reader, value, note, settings);
  throw new Refusal(
    key,
    value === unreadable
      ? `it must be ${row.kind.wanted}. Fix it where the event is made, or map the field from where your events carry one.`
      : 'the event has none. Map it from the property your events have it in.',
  );
};

/** Reads the only item of a list; nothing from an empty one, which is how PHP writes an empty object. Longer lists are unreadable. */
function readWithin({ row }: Reader, given: unknown, settings: RawSettings): Reading<unknown> {
  if (!Array.isArray(given) || given.length > 1) return unreadable;
  return given.length === 1 ? row.kind.read(given[0], settings) : undefined;
}

/** Throws a `Refusal`: the event has none of the rows, but needs one of them. */
function lacking(readers: readonly Reader[]): never {
  const labels = readers.map(({ row }) => row.label);
  const named = [labels.slice(0, -1).join(', '), ...labels.slice(-1)].join(' or ');
  throw new Refusal(readers[0]?.key ?? '', `the event has no ${named} that can be read. Map one of them.`);
}

function passedOver({ row }: Reader, note: Note): void {
  note(`${row.label} could not be read, so another amount of the event was used: it must be ${row.kind.wanted}.`);
}

function judge({ key, row }: Reader, value: unknown): void {
  const reason = row.refusal?.(value);
  if (reason !== undefined) throw new Refusal(key, reason);
}

/**
 * Generates code for the readers: one object literal, so that all objects of a table have the same hidden class. Names enter the
 * code only as JSON strings; everything else is passed in.
 */
export function compileRows(readers: readonly Reader[], rows: Rows, missing: Missing): ReadRows {
  const computed = Object.entries(rows).filter(([, row]) => row.isComputed);
  const members = readers
    .map(({ as }, index) => `${JSON.stringify(as)}: v${index}`)
    .concat(computed.map(([key, row]) => `${JSON.stringify(row.as ?? key)}: undefined`));
  const needed = missing === missingInEvent ? neededOf(readers) : [];
  const body = [
    '"use strict";',
    'return (from, sent, note, people, raw, settings) => {',
    ...readers.flatMap(codeOf),
    ...needed.map((group, index) => {
      const areNone = group.map((reader) => `v${readers.indexOf(reader)} === undefined`).join(' && ');
      return `if (${areNone}) lacking(needed[${index}]);`;
    }),
    `return { ${members.join(', ')} };`,
    '};',
  ];
  const reads = readers.map((_, index) => `read${index}`);
  const mades = readers.map((_, index) => `made${index}`);
  const passed = ['readers', 'unreadable', 'missing', 'readWithin', 'passedOver', 'judge', 'lacking', 'needed'];
  // oxlint-disable-next-line typescript/no-implied-eval -- names are in it as JSON strings only
  const make = new Function(...passed, ...reads, ...mades, body.join('\n')) as (...given: unknown[]) => ReadRows; // -- the function generated above
  return make(
    readers,
    unreadable,
    missing,
    readWithin,
    passedOver,
    judge,
    lacking,
    needed,
    ...readers.map(({ readInner, row }) => readInner ?? row.kind.read),
    // oxlint-disable-next-line typescript/unbound-method -- rows are data
    ...readers.map(({ row }) => row.made),
  );
}

/**
 * The groups of rows of which an event needs one. A table may override a row under the same key; a group that is only partly there
 * needs nothing.
 */
function neededOf(readers: readonly Reader[]): Reader[][] {
  const groups = new Set(readers.flatMap(({ row: { oneOf } }) => (oneOf ? [oneOf] : [])));
  return [...groups].flatMap((keys) => {
    const group = readers.filter(({ key }) => keys.includes(key));
    return group.length === keys.length ? [group] : [];
  });
}

/** Generates the code that reads all tables of an action into one object, by table name. */
export function compileObjects(
  tables: readonly { readonly name: string; readonly read: ReadRows }[],
): (...given: Parameters<ReadRows>) => Record<string, Made> {
  const parameters = 'from, sent, note, people, raw, settings';
  const members = tables.map(({ name }, index) => `${JSON.stringify(name)}: read${index}(${parameters})`);
  const reads = tables.map((_, index) => `read${index}`);
  // oxlint-disable-next-line typescript/no-implied-eval -- names are in it as JSON strings only
  const make = new Function(...reads, `"use strict"; return (${parameters}) => ({ ${members.join(', ')} });`);
  return make(...tables.map(({ read }) => read)) as ReturnType<typeof compileObjects>; // -- the function generated above
}

/** The code for a member, or for a member of a member: `product.id`. */
function pathCode(name: string): string {
  return `from${name
    .split('.')
    .map((key) => `[${JSON.stringify(key)}]`)
    .join('?.')}`;
}

function peopleCode({ kind }: Row, value: string): string {
  const push = (one: string) => `people.push(String(${one}).toLowerCase());`;
  return kind.name === 'object' ? `for (const name in ${value}) ${push(`${value}[name]`)}` : push(value);
}

function codeOf({ names, row, readInner, slot, isChosen, isJudged = true }: Reader, index: number): string[] {
  const [g, v] = [`g${index}`, `v${index}`];
  const [first, ...others] = names.map(pathCode);
  const isNothing = `${v} === undefined || ${v} === unreadable`;
  const code = [`let ${g} = ${first}, ${v};`];
  // An amount's next source is often a different amount, such as a net amount after a total that could not be read.
  const isTold = !readInner && row.kind.name === 'money';
  const p = `p${index}`;
  if (isTold) code.push(`let ${p} = false;`);
  const pass = isTold ? ` else ${p} = true;` : '';
  if (readInner) {
    code.push(`if (${g} != null) ${v} = read${index}(${g}, sent, note, people, raw, settings);`);
  } else {
    // Lists are considered only after a value that could not be read, since most values are single.
    const within = (one: string) =>
      `if (typeof ${one} === "object") r = readWithin(readers[${index}], ${one}, settings);`;
    const read = (one: string) =>
      `let r = read${index}(${one}, settings); if (r === unreadable) { ${row.isSeveral ? '' : within(one)} }`;
    const take = (one: string) =>
      `{ ${read(one)} if (r !== undefined) { ${v} = r; if (r !== unreadable) ${g} = ${one};${pass} } }`;
    const readList = `const list = ${g}; ${g} = undefined; for (let i = 0; i < list.length && (${isNothing}); i++) ${take('list[i]')}`;
    const readOne = `{ ${read(g)} ${v} = r;${isTold ? ` ${p} = r === unreadable;` : ''} }`;
    code.push(
      `if (${g} != null) { ${isChosen ? `if (Array.isArray(${g})) { ${readList} } else ${readOne}` : readOne} }`,
    );
    for (const other of others) code.push(`if (${isNothing}) { const h = ${other}; if (h != null) ${take('h')} }`);
  }
  if (isTold) code.push(`if (${p} && ${v} !== unreadable) passedOver(readers[${index}], note);`);
  // What was left out of a list or group has notes of its own, so all of it counts as read.
  if (slot >= 0) code.push(`sent.given[${slot}] = ${g}; sent.read[${slot}] = ${readInner ? `${g} ?? undefined` : v};`);
  const missing = `${v} = missing(readers[${index}], ${v}, note, settings);`;
  const isFilled = [row.value, row.otherwise, row.withoutIt].some((one) => one !== undefined);
  code.push(`if (${row.required || isFilled ? isNothing : `${v} === unreadable`}) ${missing}`);
  if (row.made) {
    const make = `${v} = made${index}(${v}, settings, note); if (${v} === unreadable) ${missing}`;
    code.push(`else if (${v} !== undefined) { ${make} }`);
  }
  if (row.category === 'identifier') code.push(`if (${v} !== undefined) ${peopleCode(row, v)}`);
  if (row.refusal && isJudged) code.push(`if (${v} !== undefined) judge(readers[${index}], ${v});`);
  return code;
}
