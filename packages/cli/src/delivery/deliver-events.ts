import type { DeliveredEvent, DeliverOptions, Pipeline } from '@sluice/engine';
import type { Checkpoint } from './checkpoint';
import type { EventFeed } from './event-feed';
import type { RejectedFile } from './rejected-file';
import type { Tally } from './tally';

/** How far a delivery is. */
export interface Delivery {
  /** How many events from the beginning of the input are dealt with: the place at which to go on. */
  resumeAt: number;
  /** How many events from there on arrived all the same, and will arrive again. */
  arrivedBehind: number;
  /** Whether the vendor refused the credentials, so that nothing more was read. */
  isPaused: boolean;
}

/** What a delivery reads from and writes down in. */
/** How far a delivery is. */
export interface DeliveryEnds {
  readonly pipeline: Pipeline;
  readonly feed: EventFeed;
  readonly tally: Tally;
  readonly rejectedFile: RejectedFile | undefined;
  readonly checkpoint: Checkpoint | undefined;
}

/**
 * Sends what the feed yields, and writes down each outcome. Where it cannot be written down any more, nothing more is
 * read; what is under way is finished and counted, then it throws.
 */
export async function deliverEvents(ends: DeliveryEnds, delivery: Delivery, options: DeliverOptions): Promise<void> {
  const { pipeline, feed } = ends;
  const onPause = () => {
    delivery.isPaused = true;
    feed.stop();
  };
  const { windowSize = 500 } = options;
  const settling = new Settling(ends, delivery);
  const outcomes = pipeline.deliver(feed.events(), { ...options, onPause });
  try {
    for (;;) {
      const next = outcomes.next();
      // Outcomes come many at a time: when the next must be waited for, those that came are put on the disk.
      if (!(await isReady(next))) await settling.settle();
      const { done, value } = await next;
      if (done) break;
      settling.add(value);
      // Before the next window is begun: no more than two are ever under way.
      if (settling.waiting >= windowSize) await settling.settle();
    }
  } catch (error) {
    await outcomes.return();
    throw error;
  } finally {
    await settling.settle();
  }
  if (settling.failure !== undefined) throw settling.failure;
}

/** Whether a promise is settled before anything else comes in. */
async function isReady(promise: Promise<unknown>): Promise<boolean> {
  const ready = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([ready, new Promise<false>((resolve) => void setImmediate(resolve, false))]);
}

/** Moves the point to go on from as outcomes are on the disk. */
class Settling {
  /** Why nothing can be written down any more. */
  failure: unknown;
  /** How many outcomes came since the point was moved. */
  waiting = 0;
  private readonly offset: number;
  /** Where the point will be once what came is on the disk. */
  private next: number;
  /** The first event that must come again and is kept nowhere. */
  private unkept: number | undefined;
  private readonly arrived: number[] = [];

  constructor(
    private readonly ends: DeliveryEnds,
    private readonly delivery: Delivery,
  ) {
    this.offset = delivery.resumeAt;
    this.next = delivery.resumeAt;
  }

  add(delivered: DeliveredEvent): void {
    const { tally, feed, rejectedFile } = this.ends;
    const { index, event, outcome } = delivered;
    const place = this.offset + index;
    this.waiting += 1;
    tally.add(place, outcome, feed.takePlace());
    if (outcome.status === 'delivered') this.arrived.push(place);
    if (this.failure !== undefined) return;
    const isUndelivered = outcome.status === 'rejected' || outcome.status === 'retry';
    if (isUndelivered) rejectedFile?.add(place, event, outcome);
    const isToComeAgain = outcome.status === 'retry' || (outcome.status === 'rejected' && outcome.fix === 'settings');
    if (isToComeAgain && !rejectedFile) this.unkept ??= place;
    // What arrived must not arrive twice, so the point moves past it; past anything else only where nothing is left behind.
    if (rejectedFile || outcome.status === 'delivered' || (place === this.next && !isToComeAgain))
      this.next = place + 1;
  }

  /** Waits until what came is on the disk, and moves the point. */
  async settle(): Promise<void> {
    const { rejectedFile, checkpoint } = this.ends;
    const { delivery } = this;
    this.waiting = 0;
    if (this.failure === undefined) {
      try {
        await rejectedFile?.sync();
        delivery.resumeAt = this.next;
        await checkpoint?.save(this.unkept ?? this.next);
      } catch (error) {
        this.failure = error;
        delivery.resumeAt = rejectedFile?.firstWaiting ?? this.next;
        this.ends.feed.stop();
      }
    }
    delivery.arrivedBehind += this.arrived.splice(0).filter((place) => place >= delivery.resumeAt).length;
  }
}
