import type { Payload } from '../action';
import { isVerbatim, mappedPaths, shapeIn } from './mapped-paths';
import { compileLines } from './read-lines';
import { addTaker, emptySent, type Made, Remainder, type Sent, type Takers } from './rest';
import type { Row, Rows } from './row';
import { compileRows, missingInPart, type Reader, type ReadInner, readerOf, rowsWithField } from './row-reader';

/** Compiles the rows of an action by what its mapping gives each of them, and keeps account of what they take from the rest. */
export class RowCompiler {
  /** By member of the rest, the rows that are mapped from it. */
  readonly takers: Takers = new Map();
  private slots = 0;

  /** `restPaths`: where the objects stand that the row for the rest is mapped from. Lenient, no row refuses an event. */
  constructor(
    private readonly restPaths: readonly string[],
    private readonly isLenient: boolean,
  ) {}

  /** Makes what reads a row; `source` is the row's part of the mapping. */
  compile(key: string, row: Row, source: unknown): Reader {
    // The members of a group tell by themselves what they sent, unless the mapping gives the group as a whole.
    if (row.table && !row.isList) {
      const slot = isWhole(source) ? this.slotFor(row, source) : -1;
      return readerOf(key, row, slot, { readInner: this.compileGroup(row.table, source) });
    }
    const slot = this.slotFor(row, source);
    if (!row.table) return readerOf(key, row, slot, { isJudged: !this.isLenient && !isSaidByMapping(source) });
    const [member] = this.memberAt(mappedPaths(source)[0] ?? '');
    const lines = this.isLenient ? { ...row, required: false, isStrict: false } : row;
    return readerOf(key, row, slot, { readInner: compileLines(key, lines, shapeIn(source), member) });
  }

  /** Where the compiled rows tell what they sent. */
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
    // What a user maps besides the members, or a whole object, is theirs to send.
    const others = isClosed ? undefined : new Remainder(takersOf(readers), new Set(), {});
    return (given, sent, note, people, raw, settings) => {
      if (typeof given !== 'object' || given === null) return undefined;
      const made = read(given as Payload, sent, note, people, raw, settings);
      others?.copy(given as Made, made, allTaken, note);
      for (const name in made) if (made[name] !== undefined) return made;
      return undefined;
    };
  }

  /** The slot of a row that is mapped from members of the rest; -1 for any other. */
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

  /** The member of the rest that a path leads to and, if the path goes further, the member of that. */
  private memberAt(path: string): readonly string[] {
    const root = this.restPaths.find((one) => path.startsWith(`${one}.`));
    return root === undefined ? [] : path.slice(root.length + 1).split('.', 2);
  }
}

/** Whether a mapping gives an object as a whole, and not member by member. */
function isWhole(source: unknown): boolean {
  return typeof source === 'object' && source !== null && Object.keys(source).some((name) => name.startsWith('@'));
}

/** Whether a value is the mapping's own, or written by it, and not the event's: what is chosen on purpose is not judged. */
function isSaidByMapping(source: unknown): boolean {
  return source !== undefined && (mappedPaths(source).length === 0 || !isVerbatim(source));
}

/** Every member of a group that has a row is taken by it. */
function takersOf(readers: readonly Reader[]): Takers {
  return new Map(
    readers.map(({ key, row: { kind } }) => [key, [{ slot: 0, isVerbatim: false, inner: undefined, kind }]]),
  );
}

/** As if each of those had sent something. */
const allTaken: Sent = { given: [undefined], read: [true] };
