import type { Channel } from '@sluice/kit/host';

/** When the next call of each channel may start. One for each delivery: its credentials are those of the delivery. */
export class Pace {
  private readonly next = new Map<Channel, number>();
  private readonly held = new Map<Channel, number>();

  /** Takes the channel's next place in line. Returns how many milliseconds from `now` it lies. */
  take(channel: Channel, callsPerSecond: number | undefined, now: number): number {
    const start = Math.max(now, this.next.get(channel) ?? 0, this.heldUntil(channel));
    if (callsPerSecond !== undefined) this.next.set(channel, start + 1000 / callsPerSecond);
    return start - now;
  }

  /** Lets nothing start on the channel before `time`: the vendor asked for a pause. */
  holdUntil(channel: Channel, time: number): void {
    this.held.set(channel, Math.max(time, this.heldUntil(channel)));
  }

  /** The end of the pause that the vendor asked for; 0 where it asked for none. */
  heldUntil(channel: Channel): number {
    return this.held.get(channel) ?? 0;
  }
}
