import type { Channel } from '@sluice/kit/host';

/** The longest wait for a turn, however slow the channel's pace. */
const longestTurnMilliseconds = 10 * 60 * 1000;

/**
 * When the next call of each channel may start. Times are milliseconds on a monotonic clock. Each delivery has its own, because a
 * vendor counts calls per credential.
 */
export class Pace {
  private readonly next = new Map<Channel, number>();
  private readonly held = new Map<Channel, number>();

  /** Takes the channel's next turn. Returns how many milliseconds after `now` it comes. */
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

  /** When the pause that the vendor asked for ends; `-Infinity` if it asked for none. */
  heldUntil(channel: Channel): number {
    return this.held.get(channel) ?? -Infinity;
  }
}
