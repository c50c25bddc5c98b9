/** Takes the place of bytes that cannot be read. */
export interface Damage {
  /** What is wrong, for the user. */
  readonly damage: string;
}

/** Bytes, or a description of the damage where some are missing. */
export type Bytes = Uint8Array | Damage;

/** Whether bytes are missing here. */
export const isDamage = (bytes: Bytes): bytes is Damage => 'damage' in bytes;

/** Bytes that arrive in chunks, and can be looked at before they are taken. */
export class ByteQueue {
  /** The bytes that arrived and were not taken yet. */
  head: Buffer = Buffer.alloc(0);
  /** The damage found among the bytes that arrived; the reader passes it on. */
  readonly damages: Damage[] = [];

  constructor(private readonly input: AsyncIterator<Bytes>) {}

  /** Waits until `head` contains this many bytes; false if the input ends first. */
  async fill(bytes: number): Promise<boolean> {
    const chunks: Uint8Array[] = [this.head];
    let length = this.head.length;
    while (length < bytes) {
      const next = await this.input.next();
      if (next.done) break;
      if (isDamage(next.value)) this.damages.push(next.value);
      else {
        chunks.push(next.value);
        length += next.value.length;
      }
    }
    if (chunks.length > 1) this.head = Buffer.concat(chunks, length);
    return length >= bytes;
  }

  take(bytes: number): void {
    this.head = this.head.subarray(bytes);
  }

  /** Puts back bytes that were taken. */
  untake(bytes: Uint8Array): void {
    this.head = Buffer.concat([bytes, this.head]);
  }

  /** Everything that is left, as it arrives. */
  async *rest(): AsyncGenerator<Bytes, void, undefined> {
    if (this.head.length > 0) yield this.head;
    yield* this.damages;
    yield* { [Symbol.asyncIterator]: () => this.input };
  }
}
