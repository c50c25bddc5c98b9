import type { EventSource } from '../events/event-source';
import { readEvents } from '../events/read-events';
import type { Place } from './place';

/** As many are told one by one; the rest are counted. */
const mostTold = 1000;

export interface UnreadableLine extends Place {
  readonly problem: string;
}

/** The events of a delivery: leaves out those to be skipped, keeps what could not be read, and can be stopped. */
export class EventFeed {
  readonly unreadable: UnreadableLine[] = [];
  /** How many more there were. */
  unreadableMore = 0;
  /** Whether all there is was let out. */
  isAtEnd = false;
  private readonly stopping = new AbortController();
  private readonly places: Place[] = [];

  constructor(
    private readonly sources: readonly EventSource[],
    private readonly skip: number,
  ) {}

  /** Lets no further event out; those that are out are not touched. */
  stop(): void {
    this.stopping.abort();
  }

  async *events(): AsyncGenerator<unknown, void, undefined> {
    const { signal } = this.stopping;
    let toSkip = this.skip;
    for await (const read of readEvents(this.sources, signal)) {
      if (signal.aborted) return;
      if ('problem' in read) {
        // What stands among the skipped events was told when those were sent.
        if (toSkip === 0) this.tell(read);
      } else if (toSkip > 0) {
        toSkip -= 1;
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

  private tell(line: UnreadableLine): void {
    if (this.unreadable.length < mostTold) this.unreadable.push(line);
    else this.unreadableMore += 1;
  }
}
