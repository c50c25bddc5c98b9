import { isObject } from '@sluice/kit/host';

/** Buffers that answers are written to, and may stay in until they are sent. */
const tables: Buffer<ArrayBuffer>[] = [];
const tableBytes = 1 << 22;
const mostKept = 4;
/** Answers up to this size get their own buffer, so that slow callers do not occupy a table with a short answer. */
const shortBytes = 1 << 16;
/** How many bytes a UTF-16 code unit takes at most in UTF-8. */
const mostBytes = 3;

/** The bytes of a JSON text. */
export interface JsonBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Called once they are sent: the buffer is then reused. A new buffer for each answer would be freed only by the collector. */
  readonly release: () => void;
}

/** A list as JSON, written a few entries at a time, so that neither the entries nor their text have to be kept. */
export class JsonList {
  private table = tables.pop() ?? Buffer.allocUnsafeSlow(tableBytes);
  private place = 0;
  private isEmpty = true;

  constructor(beginning: string) {
    this.write(beginning);
  }

  add(entries: readonly unknown[]): void {
    if (entries.length === 0) return;
    if (!this.isEmpty) this.write(',');
    this.isEmpty = false;
    this.write(JSON.stringify(entries).slice(1, -1));
  }

  end(ending: string): JsonBytes {
    this.write(ending);
    const { table, place } = this;
    const bytes = table.subarray(0, place);
    const release = () => {
      if (table.length === tableBytes && tables.length < mostKept) tables.push(table);
    };
    if (place > shortBytes) return { bytes, release };
    const copy = Buffer.from(bytes);
    release();
    return { bytes: copy, release() {} };
  }

  private write(text: string): void {
    const end = this.place + text.length * mostBytes;
    if (end > this.table.length) this.table = Buffer.concat([this.table.subarray(0, this.place)], 2 * end);
    this.place += this.table.write(text, this.place);
  }
}

/** A value as JSON; lists, and the list in a router answer, are written one entry at a time. */
export function jsonBytes(value: unknown): JsonBytes {
  if (Array.isArray(value)) return listBytes('[', value, ']');
  if (isObject(value) && Array.isArray(value.output)) return listBytes('{"output":[', value.output, ']}');
  return { bytes: Buffer.from(JSON.stringify(value)), release() {} };
}

function listBytes(beginning: string, entries: readonly unknown[], ending: string): JsonBytes {
  const list = new JsonList(beginning);
  for (const entry of entries) list.add([entry]);
  return list.end(ending);
}
