import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Channel, isRetryable, type Limits, type RawSettings, type Request } from '@sluice/kit';
import type { Pace } from './pace';
import type { Transport } from './transport';

export interface RetryOptions {
  /** How often a request is sent at the most. 5 unless given. */
  readonly attempts?: number;
  /** The first wait is up to this long, each further one up to twice as long. 500 unless given. */
  readonly firstWaitMilliseconds?: number;
  /** No wait is longer, and a vendor who asks for a longer one is left alone: the events are handed back. 30,000 unless given. */
  readonly longestWaitMilliseconds?: number;
  /** Whether the channels' calls a second are kept; a simulator needs no such care. True unless given. */
  readonly isPaced?: boolean;
  /** A number from 0 up to 1. */
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

const sleepFor = async (milliseconds: number, signal: AbortSignal | undefined): Promise<void> => {
  await wait(milliseconds, undefined, signal && { signal });
};

/**
 * Makes the function that sends a request at the channel's pace, and again while the answer says "later": with full
 * jitter and doubling waits, or when `Retry-After` says. Resolves with the last answer; rejects where none came.
 */
export function sendWithRetries(
  transport: Transport,
  pace: Pace,
  settings: RawSettings,
  options: RetryOptions = {},
): (request: Request, channel: Channel) => Promise<Answer> {
  const { attempts = 5, firstWaitMilliseconds = 500, longestWaitMilliseconds = 30_000, isPaced = true } = options;
  const { random = Math.random, sleep = sleepFor, now = Date.now, signal } = options;

  return async (request, channel) => {
    const { callsPerSecond }: Limits = typeof channel.limits === 'function' ? channel.limits(settings) : channel.limits;
    for (let attempt = 1; ; attempt += 1) {
      // Looked at again after each wait: meanwhile the vendor may have asked everybody to wait longer.
      const delay = pace.take(channel, isPaced ? callsPerSecond : undefined, now());
      if (delay > 0) await sleep(delay, signal);
      signal?.throwIfAborted();
      const result = await transport.send(request, signal && { signal }).catch((error: unknown) => ({ error }));
      const isAnswer = !('error' in result);
      if (isAnswer && !isRetryable(result.status, channel)) return result;
      const asked = isAnswer ? retryAfterMilliseconds(result.headers['retry-after'], now()) : undefined;
      const backOff = random() * Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** (attempt - 1));
      const isHopeless = attempt >= attempts || (asked ?? 0) > longestWaitMilliseconds || signal?.aborted;
      if (isHopeless) {
        if (isAnswer) return result;
        throw result.error;
      }
      if (asked !== undefined) pace.holdUntil(channel, now() + asked);
      await sleep(Math.max(asked ?? 0, backOff), signal);
    }
  };
}

/** The `Retry-After` header (RFC 9110: seconds or a date) as milliseconds from now; undefined where it says nothing. */
export function retryAfterMilliseconds(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}
