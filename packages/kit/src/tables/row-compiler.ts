import { isObject } from '../values/is-object';
import { unreadable } from '../kinds/kind';
import { isChosen } from './fields-of';
import { isNothing } from './is-nothing';
import { isVerbatim, mappedPaths, shapeIn } from './mapped-paths';
import { compileLines } from './read-lines';
import { addTaker, emptySent, Remainder, type Sent, type Takers } from './rest';
import type { Row, Rows } from './row';
import { compileRows, missingInPart, type Reader, type ReadInner, readerOf, rowsWithField } from './row-reader';

/** Compiles an action's rows according to the mapping, and records which members of the rest they use. */
export class RowCompiler {
  /** The compiled rows that are mapped from members of the rest. */
  readonly takers: Takers = new Map();
  private slots = 0;

  /** `restPaths` are the paths of the objects that the rest consists of. If lenient, no row refuses an event. */
  constructor(
    private readonly restPaths: readonly string[],
    private readonly isLenient: boolean,
  ) {}

  /** Compiles the reader of a row. `source` is the row's part of the mapping. */
  compile(key: string, row: Row, source: unknown): Reader {
    // The members of a group report what they sent, unless the mapping gives the group as a whole.
    if (row.table && !row.isList) {
      const slot = isWhole(source) ? this.slotFor(row, source) : -1;
      return readerOf(key, row, slot, { readInner: this.compileGroup(row.table, source) });
    }
    const slot = this.slotFor(row, source);
    const isJudged = !this.isLenient && !isSaidByMapping(source);
    if (!row.table) return readerOf(key, row, slot, { isJudged, isChosen: !row.isSeveral && isChosen(row, key) });
    const [member, ...others] = mappedPaths(source).map((path) => this.memberAt(path)[0]);
    const named = others.flatMap((name) => (name && row.from?.includes(name) ? [name] : []));
    const lines = this.isLenient ? { ...row, required: false, isStrict: false } : row;
    return readerOf(key, row, slot, { readInner: compileLines(key, lines, shapeIn(source), member, named) });
  }

  /** A place for what the compiled rows send from one event. */
  emptySent(): Sent {
    return emptySent(this.slots);
  }

  private compileGroup(table: Rows, source: unknown): ReadInner {
    const shape = typeof source === 'object' && source !== null ? (source as Readonly<Record<string, unknown>>) : {};
    const isShaped = !isWhole(source);
    const readers = rowsWithField(table).map(([name, row]) =>
      this.compile(name, row, isShaped ? shape[name] : undefined),
    );
    const read = compileRows(readers, table, missingInPart);
    const isClosed = isShaped && Object.keys(shape).every((name) => Object.hasOwn(table, name));
    // Whatever a user maps in addition, or as a whole object, is sent.
    const others = isClosed ? undefined : new Remainder(takersOf(readers), new Set(), {});
    return (given, sent, note, people, raw, settings) => {
      if (!isObject(given)) return isNothing(given) ? undefined : unreadable;
      const made = read(given, sent, note, people, raw, settings);
      others?.copy(given, made, allTaken, note);
      for (const name in made) if (made[name] !== undefined) return made;
      return undefined;
    };
  }

  /** The slot of a row that is mapped from members of the rest; -1 for any other row. */
  private slotFor(row: Row, source: unknown): number {
    const isScalar = !row.table && !row.isSeveral && row.kind.name !== 'object';
    const candidates = Array.isArray(source) ? (source as readonly unknown[]) : [source];
    let slot = -1;
    for (const candidate of candidates) {
      for (const path of mappedPaths(candidate)) {
        const [name, inner] = this.memberAt(path);
        if (name === undefined) continue;
        if (slot < 0) slot = this.slots++;
        addTaker(this.takers, name, { slot, isVerbatim: isScalar && isVerbatim(candidate), inner, kind: row.kind });
      }
    }
    return slot;
  }

  /** The member of the rest to which a path leads, and if the path goes further, the member of that member. */
  private memberAt(path: string): readonly string[] {
    const root = this.restPaths.find((one) => path.startsWith(`${one}.`));
    return root === undefined ? [] : path.slice(root.length + 1).split('.', 2);
  }
}

/** Whether a mapping gives an object as a whole rather than member by member. */
function isWhole(source: unknown): boolean {
  return typeof source === 'object' && source !== null && Object.keys(source).some((name) => name.startsWith('@'));
}

/** Whether a value comes from the mapping itself and not from the event. What a user chose deliberately is not refused. */
function isSaidByMapping(source: unknown): boolean {
  return source !== undefined && (mappedPaths(source).length === 0 || !isVerbatim(source));
}

/** For groups, where a member with a row always belongs to that row. */
function takersOf(readers: readonly Reader[]): Takers {
  return new Map(
    readers.map(({ key, row: { kind } }) => [key, [{ slot: 0, isVerbatim: false, inner: undefined, kind }]]),
  );
}

/** What those takers have sent: something. */
const allTaken: Sent = { given: [undefined], read: [true] };
