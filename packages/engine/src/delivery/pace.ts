import type { Channel } from '@sluice/kit/host';

/** No turn is further away: a pace that is no pace stops nobody. */
const longestTurnMilliseconds = 10 * 60 * 1000;

/**
 * When the next call of each channel may start, on a clock that is never set. One for each delivery: its credentials are those of the
 * delivery.
 */
export class Pace {
  private readonly next = new Map<Channel, number>();
  private readonly held = new Map<Channel, number>();

  /** Takes the channel's next place in line. Returns how many milliseconds from `now` it lies. */
  take(channel: Channel, callsPerSecond: number | undefined, now: number): number {
    const start = Math.max(now, this.next.get(channel) ?? now, this.held.get(channel) ?? now);
    const bounded = Math.min(start, now + longestTurnMilliseconds);
    if (callsPerSecond !== undefined && callsPerSecond > 0) this.next.set(channel, bounded + 1000 / callsPerSecond);
    return bounded - now;
  }

  /** Lets nothing start on the channel before `time`: the vendor asked for a pause. */
  holdUntil(channel: Channel, time: number): void {
    this.held.set(channel, Math.max(time, this.heldUntil(channel)));
  }

  /** The end of the pause that the vendor asked for; before all time where it asked for none. */
  heldUntil(channel: Channel): number {
    return this.held.get(channel) ?? -Infinity;
  }
}
