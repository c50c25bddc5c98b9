import { isKeyedList } from '../is-keyed-list';
import { isObject } from '../is-object';
import { namesInLine } from './fields-of';
import { text } from '../kinds/text';
import { isVerbatim, mappedPaths } from './mapped-paths';
import { Refusal } from '../refusal';
import { addTaker, emptySent, type Made, type Note, Remainder, type Takers } from './rest';
import type { Row, Rows } from './row';
import { compileRows, missingInPart, type Reader, type ReadInner, readerOf, rowsWithField } from './row-reader';

/**
 * Compiles the table of a list's lines into what reads them: undefined where there is none; notes name what was left out, and
 * why. Lines come as the event has them, and are read by the rows' sources; or in the shape that a user's mapping gives them,
 * under the vendor's names, or else those of the sources: then `member` of the rest holds them as the event has them.
 */
export function compileLines(
  key: string,
  row: Row,
  shape: Readonly<Record<string, unknown>> | undefined,
  member: string | undefined,
): ReadInner {
  const { table = {}, rest } = row;
  const { readers, takers, ownNames } = readersOf(table, shape);
  const read = compileRows(readers, table, missingInPart);
  const required = readers.filter((reader) => reader.row.required);
  const taken = new Set(Object.entries(table).map(([name, one]) => one.as ?? name));
  const others = rest && new Remainder(takers, taken, rest);
  const sent = emptySent(readers.length + 1);
  sent.read[readers.length] = true;
  const label = row.label.toLowerCase();

  return (given, _sent, note, people, raw, settings) => {
    const list = linesIn(given);
    const rawList = shape && member !== undefined ? linesIn(raw?.[member]) : list;
    const result: Made[] = [];
    const lost = new Set<string>();
    let strays = 0;
    for (const [index, line] of list.entries()) {
      if (typeof line !== 'object' || line === null || Array.isArray(line)) {
        strays += 1;
        continue;
      }
      const made = read(line as Made, sent, note, people, undefined, settings);
      const missing = required.find(({ as }) => made[as] === undefined);
      if (missing) {
        lost.add(missing.row.label);
        continue;
      }
      for (const name of ownNames) {
        const own = (line as Made)[name];
        if (own !== undefined && own !== null && own !== '') made[name] = own;
      }
      const whole = rawList[index];
      if (others && typeof whole === 'object' && whole !== null) others.copy(whole as Made, made, sent, note);
      result.push(made);
    }
    if (strays > 0) noteStrays(label, note);
    const reasons = [...lost].join(', ');
    const count = list.length - strays;
    if (reasons) note(`Left out ${count - result.length} of ${count} ${label}, without: ${reasons}.`);
    if (result.length > 0) return result;
    // Hosts leave out a line that is null.
    const isListed = list.length > 0 || (member !== undefined && linesIn(raw?.[member]).length > 0);
    if (row.keepsEmpty && Array.isArray(given) && !isListed) return result;
    if (row.required || (row.isStrict && isListed))
      throw new Refusal(key, reasons ? `there is none with: ${reasons}.` : 'there is none.');
    return undefined;
  };
}

/**
 * Under which names a shape has the value of a row: the vendor's, else those of the sources; one that is another row's counts only
 * where the line would be lost without it.
 */
function namesInShape(shape: object, own: string, table: Rows): readonly string[] {
  const row = table[own] as Row; // -- names are the table's
  const isMeant = (name: string) => Object.hasOwn(shape, name) && (row.required || !Object.hasOwn(table, name));
  const given = namesInLine(row, own).filter(isMeant);
  return Object.hasOwn(shape, own) || given.length === 0 ? [own] : given;
}

/** What reads the members of a line, in the event's form or in that of a mapping; and what takes which member of the event's line. */
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
  // Members that a shape has besides are the user's own, and what they are made of is sent by them.
  const ownNames = Object.keys(shape ?? {}).filter((name) => !shaped.has(name) && !Object.hasOwn(table, name));
  for (const path of ownNames.flatMap((name) => mappedPaths(shape?.[name]))) {
    const [first = '', inner] = path.replace(/^\$\./, '').split('.', 2);
    addTaker(takers, first, { slot: readers.length, isVerbatim: false, inner, kind: text });
  }
  return { readers, takers, ownNames };
}

function noteStrays(label: string, note: Note): void {
  note(`Left out of ${label} what is not an object. Each must be one, as in {"product_id":"1","price":12.5}.`);
}

/** A list as it is; of an object of objects its members: PHP's lists that lost an entry, carts by line ID. Another one is a line. */
function linesIn(given: unknown): readonly unknown[] {
  if (Array.isArray(given)) return given.length === 1 && isByKey(given[0]) ? Object.values(given[0]) : given;
  if (!isObject(given)) return [];
  return isByKey(given) ? Object.values(given) : [given];
}

function isByKey(given: unknown): given is object {
  if (!isObject(given)) return false;
  const members = Object.values(given);
  return isKeyedList(given) || (members.length > 0 && members.every(isObject));
}
