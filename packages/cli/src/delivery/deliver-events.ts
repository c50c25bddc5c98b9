import type { DeliveredEvent, DeliverOptions, Pipeline } from '@sluice/engine';
import type { Checkpoint } from './checkpoint';
import type { EventFeed } from './event-feed';
import type { RejectedFile } from './rejected-file';
import type { Tally } from './tally';

/** The progress of a delivery. */
export interface Delivery {
  /** How many events from the beginning of the input are settled: the place to resume at. */
  resumeAt: number;
  /** How many events after that place have arrived anyway, and will arrive again. */
  arrivedBehind: number;
  /** Whether the vendor refused the credentials, so that nothing more was read. */
  isPaused: boolean;
}

/** What a delivery reads from and writes to. */
export interface DeliveryEnds {
  readonly pipeline: Pipeline;
  readonly feed: EventFeed;
  readonly tally: Tally;
  readonly rejectedFile: RejectedFile | undefined;
  readonly checkpoint: Checkpoint | undefined;
}

/**
 * Sends what the feed yields, and records each outcome. If outcomes can no longer be recorded, it stops reading, finishes and
 * counts the events in flight, then throws.
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
      // Outcomes arrive in bursts: when the next one is not ready yet, those received so far are written to disk.
      if (!(await isReady(next))) await settling.settle();
      const { done, value } = await next;
      if (done) break;
      settling.add(value);
      // Settle before the next window starts, so that no more than two are ever in flight.
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

/** Whether a promise is settled already, without waiting for I/O. */
async function isReady(promise: Promise<unknown>): Promise<boolean> {
  const ready = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([ready, new Promise<false>((resolve) => void setImmediate(resolve, false))]);
}

/** Advances the resume point as outcomes reach the disk. */
class Settling {
  /** Why outcomes can no longer be recorded. */
  failure: unknown;
  /** How many outcomes arrived since the resume point last moved. */
  waiting = 0;
  private readonly offset: number;
  /** Where the resume point will be once these outcomes are on disk. */
  private next: number;
  /** The first event that must be sent again and is not in a rejected file. */
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
    // A delivered event must not arrive twice, so the point moves past it; past others only if no event is lost by it.
    if (rejectedFile || outcome.status === 'delivered' || (place === this.next && !isToComeAgain))
      this.next = place + 1;
  }

  /** Waits until the outcomes are on disk, then moves the resume point. */
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
