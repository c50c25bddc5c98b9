import type { Rate } from './vendor-simulator';

/** Counts the admitted calls, by the key of their rate. */
export class RateLimiter {
  private readonly admitted = new Map<string, number[]>();

  /** Whether a call is allowed at this time, in milliseconds; if it is, it counts. */
  admits({ key, calls, milliseconds }: Rate, at: number): boolean {
    const times = this.admitted.get(key) ?? [];
    this.admitted.set(key, times);
    const stale = times.findIndex((time) => time > at - milliseconds);
    times.splice(0, stale === -1 ? times.length : stale);
    if (times.length >= calls) return false;
    times.push(at);
    return true;
  }
}
