import { isKeyedList } from '../values/is-keyed-list';
import { isObject } from '../values/is-object';
import { namesInLine } from './fields-of';
import { text } from '../kinds/text';
import { isNothing } from './is-nothing';
import { isVerbatim, mappedPaths } from './mapped-paths';
import { Refusal } from '../outcome/refusal';
import { addTaker, emptySent, type Made, namesOf, type Note, Remainder, type Takers } from './rest';
import type { Row, Rows } from './row';
import type { RawSettings } from '../settings/settings';
import { compileRows, missingInPart, type Reader, type ReadInner, readerOf, rowsWithField } from './row-reader';

/**
 * Compiles the table of a list's lines into the function that reads them; it returns undefined if there are none. Notes name what
 * was left out, and why. Lines come either as they are in the event, and are read by the rows' sources, or in the shape that a user's
 * mapping gives them, under the vendor's names or those of the sources; then `member` of the rest has the original lines. `others` are
 * members of the rest that may have lines if there are none.
 */
export function compileLines(
  key: string,
  row: Row,
  shape: Readonly<Record<string, unknown>> | undefined,
  member: string | undefined,
  others: readonly string[],
): ReadInner {
  const { table = {}, rest } = row;
  const { readers, takers, ownNames } = readersOf(table, shape);
  const read = compileRows(readers, table, missingInPart);
  const required = readers.filter((reader) => reader.row.required);
  const remainder = rest && new Remainder(takers, namesOf(table), rest);
  const sent = emptySent(readers.length + 1);
  sent.read[readers.length] = true;
  const label = row.label.toLowerCase();
  const stray = `Left out of ${label} what is not an object. Each must be one, as in {"product_id":"1","price":12.5}.`;

  /** Reads one line; `whole` is the same line as it is in the event. Returns the label of a required row that it lacks. */
  const readLine = (line: Made, whole: unknown, note: Note, people: string[], settings: RawSettings): Made | string => {
    const made = read(line, sent, note, people, undefined, settings);
    const missing = required.find(({ as }) => made[as] === undefined);
    if (missing) return missing.row.label;
    for (const name of ownNames) {
      const own = line[name];
      if (own !== undefined && own !== null && own !== '') made[name] = own;
    }
    if (remainder && isObject(whole)) remainder.copy(whole, made, sent, note);
    return made;
  };

  return (given, _sent, note, people, raw, settings) => {
    const own = linesIn(given);
    const list = own.some(isObject) ? own : (linesAmong(others, raw) ?? own);
    const rawList = shape && member !== undefined ? linesIn(raw?.[member]) : list;
    const result: Made[] = [];
    const lost = new Set<string>();
    let strays = 0;
    for (const [index, line] of list.entries()) {
      const made = isObject(line) ? readLine(line, rawList[index], note, people, settings) : undefined;
      if (made === undefined) strays += 1;
      else if (typeof made === 'string') lost.add(made);
      else result.push(made);
    }
    if (strays > 0 || (list !== own && !own.every(isNothing))) note(stray, row);
    const reasons = [...lost].join(', ');
    const count = list.length - strays;
    if (reasons) note(`Left out ${count - result.length} of ${count} ${label}, without: ${reasons}.`);
    if (result.length > 0) return result;
    // Hosts leave out null lines.
    const isListed = list.length > 0 || (member !== undefined && linesIn(raw?.[member]).length > 0);
    if (row.keepsEmpty && Array.isArray(given) && !isListed) return result;
    if (row.required || (row.isStrict && isListed))
      throw new Refusal(key, reasons ? `there is none with: ${reasons}.` : 'there is none.');
    return undefined;
  };
}

/**
 * The names under which a shape has a row's value: the vendor's, otherwise those of the sources. A name that is another row's own
 * counts only if the line would be lost without it.
 */
function namesInShape(shape: object, own: string, table: Rows): readonly string[] {
  const row = table[own] as Row; // -- names are the table's
  const isMeant = (name: string) => Object.hasOwn(shape, name) && (row.required || !Object.hasOwn(table, name));
  const given = namesInLine(row, own).filter(isMeant);
  return Object.hasOwn(shape, own) || given.length === 0 ? [own] : given;
}

/** The readers of a line's members, in the event's form or a mapping's, and which of them use which member of the event's line. */
function readersOf(
  table: Rows,
  shape: Readonly<Record<string, unknown>> | undefined,
): { readonly readers: readonly Reader[]; readonly takers: Takers; readonly ownNames: readonly string[] } {
  const takers: Takers = new Map();
  const shaped = new Set<string>();
  const readers = rowsWithField(table).map(([own, one], slot) => {
    const names = shape ? namesInShape(shape, own, table) : namesInLine(one, own);
    for (const name of names) {
      shaped.add(name);
      const isSame = !one.isSeveral && (!shape || isVerbatim(shape[name]));
      const paths = shape ? mappedPaths(shape[name]).map((path) => path.replace(/^\$\./, '')) : [name];
      for (const path of paths) {
        const [first = '', inner] = path.split('.', 2);
        addTaker(takers, first, { slot, isVerbatim: isSame, inner, kind: one.kind });
      }
    }
    return readerOf(own, one, slot, { names });
  });
  // Additional members of a shape are the user's own: the values they are mapped from count as sent.
  const ownNames = Object.keys(shape ?? {}).filter((name) => !shaped.has(name) && !Object.hasOwn(table, name));
  for (const path of ownNames.flatMap((name) => mappedPaths(shape?.[name]))) {
    const [first = '', inner] = path.replace(/^\$\./, '').split('.', 2);
    addTaker(takers, first, { slot: readers.length, isVerbatim: false, inner, kind: text });
  }
  return { readers, takers, ownNames };
}

/**
 * The lines of a list, or the members of an object of objects (PHP's lists with gaps, carts by line ID). Anything else, such as a
 * list as a text of JSON, is one line.
 */
function linesIn(given: unknown): readonly unknown[] {
  if (Array.isArray(given)) return given.length === 1 && isByKey(given[0]) ? Object.values(given[0]) : given;
  if (!isObject(given)) return isNothing(given) ? [] : [given];
  return isByKey(given) ? Object.values(given) : [given];
}

/** The lines of the first of these members that has any. */
function linesAmong(members: readonly string[], raw: Made | undefined): readonly unknown[] | undefined {
  return members.map((name) => linesIn(raw?.[name])).find((lines) => lines.some(isObject));
}

function isByKey(given: unknown): given is object {
  if (!isObject(given)) return false;
  const members = Object.values(given);
  return isKeyedList(given) || (members.length > 0 && members.every(isObject));
}
