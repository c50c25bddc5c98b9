import type { DeliverOptions, Pipeline } from '@sluice/engine';
import type { EventFeed } from './event-feed';
import type { RejectedFile } from './rejected-file';
import type { Tally } from './tally';

export interface Delivery {
  /** How many events from the beginning of the input are dealt with: the place at which to go on. */
  resumeAt: number;
  /** Whether the vendor refused the credentials, so that nothing more was read. */
  isPaused: boolean;
}

/**
 * Sends what the feed yields, and writes down each outcome. Where nothing keeps undelivered events, those at the end are
 * not dealt with: going on from there loses none of them, and doubles none that arrived.
 */
export async function deliverEvents(
  {
    pipeline,
    feed,
    tally,
    rejectedFile,
  }: {
    readonly pipeline: Pipeline;
    readonly feed: EventFeed;
    readonly tally: Tally;
    readonly rejectedFile: RejectedFile | undefined;
  },
  delivery: Delivery,
  options: DeliverOptions,
): Promise<void> {
  const offset = delivery.resumeAt;
  const onPause = () => {
    delivery.isPaused = true;
    feed.stop();
  };
  for await (const { index, event, outcome } of pipeline.deliver(feed.events(), { ...options, onPause })) {
    const place = offset + index;
    tally.add(place, outcome, feed.takePlace());
    const isSettings = outcome.status === 'rejected' && outcome.fix === 'settings';
    const isUndelivered = outcome.status === 'rejected' || outcome.status === 'retry';
    if (isUndelivered) await rejectedFile?.add(place, event, outcome);
    const isToComeAgain = isSettings || outcome.status === 'retry';
    const isNext = place === delivery.resumeAt;
    // What arrived must not arrive twice, so the point moves past it; past anything else only where nothing is left behind.
    if (rejectedFile || outcome.status === 'delivered' || (isNext && !isToComeAgain)) delivery.resumeAt = place + 1;
  }
}
