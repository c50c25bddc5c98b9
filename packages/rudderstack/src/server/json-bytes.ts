import { isObject } from '@sluice/kit/host';

/** Where answers are written, and may lie until they are sent. */
const tables: Buffer<ArrayBuffer>[] = [];
const tableBytes = 1 << 22;
const mostKept = 4;
/** What is no longer has a buffer of its own, so that slow callers hold no table for little. */
const shortBytes = 1 << 16;
/** Of a character of a text, in UTF-8. */
const mostBytes = 3;

/** A JSON's bytes. */
export interface JsonBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Tells that they were sent: others may take their place. In a buffer of their own they would be memory that only the collector frees. */
  readonly release: () => void;
}

/** A list as JSON, written some entries at a time, so that no entry needs to outlive its text, nor any text its bytes. */
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

/** A value as JSON; of a list, and of the answer to a router, an entry at a time. */
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
