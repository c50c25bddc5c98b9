import type { Readable } from 'node:stream';
import type { EventSource } from '../events/event-source';
import { readEvents } from '../events/read-events';
import type { Place } from './place';

/** As many are told one by one; the rest are counted. */
const mostTold = 1000;

/** A line that could not be read. */
export interface UnreadableLine extends Place {
  readonly problem: string;
}

/** The events of a delivery: leaves out those to be skipped, keeps what could not be read, and can be stopped. */
export class EventFeed {
  readonly unreadable: UnreadableLine[] = [];
  /** How many more there were. */
  unreadableMore = 0;
  /** The sources in which there was nothing. */
  readonly empty: string[] = [];
  /** Whether all there is was let out. */
  isAtEnd = false;
  /** How many of the events to be skipped did not come. */
  leftToSkip: number;
  private readonly stopping = new AbortController();
  private readonly places: Place[] = [];

  private readonly opened: Readable[] = [];

  /** @param tellsAll whether what cannot be read is told also where it stands among events to be skipped. */
  constructor(
    private readonly sources: readonly EventSource[],
    skip: number,
    private readonly tellsAll = false,
  ) {
    this.leftToSkip = skip;
  }

  /** How much of the input is read, from 0 to 1; undefined where its size is not known. */
  share(): number | undefined {
    let size = 0;
    for (const source of this.sources) {
      if (source.bytes === undefined) return undefined;
      size += source.bytes;
    }
    const read = this.opened.reduce((sum, stream) => sum + ('bytesRead' in stream ? Number(stream.bytesRead) : 0), 0);
    return size === 0 ? undefined : Math.min(1, read / size);
  }

  /** Lets no further event out; those that are out are not touched. */
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

  /** Where the oldest event stands that is out and was not asked for yet. */
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
