import type { Readable } from 'node:stream';
import type { EventSource } from '../events/event-source';
import { readEvents } from '../events/read-events';
import type { Place } from './place';

/** This many are listed one by one; the rest are only counted. */
const mostTold = 1000;

/** A line that could not be read. */
export interface UnreadableLine extends Place {
  readonly problem: string;
}

/** The events of a delivery: skips events as requested, records what could not be read, and can be stopped. */
export class EventFeed {
  readonly unreadable: UnreadableLine[] = [];
  /** How many more there were. */
  unreadableMore = 0;
  /** The sources that were empty. */
  readonly empty: string[] = [];
  /** Whether the whole input was yielded. */
  isAtEnd = false;
  /** How many events are still to be skipped. */
  leftToSkip: number;
  private readonly stopping = new AbortController();
  private readonly places: Place[] = [];

  private readonly opened: Readable[] = [];

  /** @param tellsAll whether unreadable input is also reported if it is among the events to be skipped. */
  constructor(
    private readonly sources: readonly EventSource[],
    skip: number,
    private readonly tellsAll = false,
  ) {
    this.leftToSkip = skip;
  }

  /** How much of the input has been read, from 0 to 1; undefined if its size is not known. */
  share(): number | undefined {
    let size = 0;
    for (const source of this.sources) {
      if (source.bytes === undefined) return undefined;
      size += source.bytes;
    }
    const read = this.opened.reduce((sum, stream) => sum + ('bytesRead' in stream ? Number(stream.bytesRead) : 0), 0);
    return size === 0 ? undefined : Math.min(1, read / size);
  }

  /** Yields no further events; those already yielded are not affected. */
  stop(): void {
    this.stopping.abort();
    for (const { close } of this.sources) close?.();
  }

  async *events(): AsyncGenerator<unknown, void, undefined> {
    const { signal } = this.stopping;
    const sources = this.sources.map((source) => ({ ...source, open: () => this.noted(source.open()) }));
    for await (const read of readEvents(sources, signal, (source) => void this.empty.push(source))) {
      if (signal.aborted) return;
      if ('problem' in read) {
        if (this.leftToSkip === 0 || this.tellsAll) this.tell(read);
      } else if (this.leftToSkip > 0) {
        this.leftToSkip -= 1;
      } else {
        this.places.push({ source: read.source, line: read.line });
        yield read.event;
      }
    }
    this.isAtEnd = !signal.aborted;
  }

  /** Returns the place of the oldest yielded event whose place was not taken yet. */
  takePlace(): Place | undefined {
    return this.places.shift();
  }

  private noted(stream: Readable): Readable {
    this.opened.push(stream);
    return stream;
  }

  private tell(line: UnreadableLine): void {
    if (this.unreadable.length < mostTold) this.unreadable.push(line);
    else this.unreadableMore += 1;
  }
}
