import { isObject } from '@sluice/kit/host';

/** Where lists are written, one after the other. */
const table = Buffer.allocUnsafeSlow(1 << 20);
/** Of a character of a text, in UTF-8. */
const mostBytes = 3;

/**
 * A list as JSON, written an entry at a time, so that no entry needs to outlive its text, nor any text its bytes. A list is to be written
 * without waiting for anything.
 */
export class ListBytes {
  private readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  private place = 0;
  private separator = '';

  constructor(beginning: string) {
    this.write(beginning);
  }

  add(entry: unknown): void {
    this.write(this.separator + JSON.stringify(entry));
    this.separator = ',';
  }

  end(ending: string): Uint8Array<ArrayBuffer> {
    this.write(ending);
    this.cut();
    const [only, ...others] = this.chunks;
    return only && others.length === 0 ? only : Buffer.concat(this.chunks);
  }

  private write(text: string): void {
    if (text.length * mostBytes > table.length - this.place) this.cut();
    if (text.length * mostBytes > table.length) this.chunks.push(Buffer.from(text));
    else this.place += table.write(text, this.place);
  }

  private cut(): void {
    // A copy: what is written next takes the table.
    this.chunks.push(Buffer.from(table.subarray(0, this.place)));
    this.place = 0;
  }
}

/** A value as JSON. */
export function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  if (Array.isArray(value)) return listBytes('[', value, ']');
  if (isObject(value) && Array.isArray(value.output)) return listBytes('{"output":[', value.output, ']}');
  return Buffer.from(JSON.stringify(value));
}

function listBytes(beginning: string, list: readonly unknown[], ending: string): Uint8Array<ArrayBuffer> {
  const bytes = new ListBytes(beginning);
  for (const entry of list) bytes.add(entry);
  return bytes.end(ending);
}
