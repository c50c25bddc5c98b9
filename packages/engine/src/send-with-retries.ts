import { setTimeout as wait } from 'node:timers/promises';
import {
  type Answer,
  type Channel,
  isRetryable,
  limitsOf,
  NotSent,
  type RawSettings,
  type Request,
} from '@sluice/kit/host';
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

  async function rest(milliseconds: number): Promise<void> {
    try {
      if (milliseconds > 0) await sleep(milliseconds, signal);
      signal?.throwIfAborted();
    } catch {
      throw new NotSent('the delivery was stopped.');
    }
  }

  async function waitForTurn(channel: Channel): Promise<void> {
    const { callsPerSecond } = limitsOf(channel, settings);
    // Meanwhile the vendor may have asked everybody to wait longer: then to the end of the line again.
    for (let held = -1; held < pace.heldUntil(channel);) {
      held = pace.heldUntil(channel);
      const pause = held - now();
      if (pause > longestWaitMilliseconds) {
        throw new NotSent(`the vendor asked to be left alone for another ${Math.ceil(pause / 1000)} seconds.`);
      }
      await rest(pace.take(channel, isPaced ? callsPerSecond : undefined, now()));
    }
  }

  async function sendOnce(request: Request, channel: Channel): Promise<Attempt> {
    try {
      const answer = await transport.send(request, signal && { signal });
      const asked = retryAfterMilliseconds(answer.headers['retry-after'], now());
      const isToBeRepeated = isRetryable(answer.status, channel);
      if (isToBeRepeated && asked !== undefined) pace.holdUntil(channel, now() + asked);
      return { result: () => answer, isToBeRepeated, askedMilliseconds: asked ?? 0 };
    } catch (failure) {
      const error = explained(failure);
      const result = () => {
        throw error;
      };
      return { result, isToBeRepeated: !(error instanceof NotSent), askedMilliseconds: 0 };
    }
  }

  return async (request, channel) => {
    await waitForTurn(channel);
    for (let attempt = 1; ; attempt += 1) {
      const { result, isToBeRepeated, askedMilliseconds } = await sendOnce(request, channel);
      const isHopeless = attempt >= attempts || askedMilliseconds > longestWaitMilliseconds || signal?.aborted;
      if (!isToBeRepeated || isHopeless) return result();
      const backOff = random() * Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** (attempt - 1));
      try {
        await rest(Math.max(askedMilliseconds, backOff));
        await waitForTurn(channel);
      } catch {
        // Stopped, or to leave the vendor alone: what came last is what there is to tell.
        return result();
      }
    }
  };
}

/** A host that does not exist is the settings' mistake: trying again does not help. (A resolver that fails says EAI_AGAIN.) */
function explained(failure: unknown): unknown {
  const { code, hostname } = Object(failure) as { code?: unknown; hostname?: unknown };
  if (code !== 'ENOTFOUND') return failure;
  return new NotSent(`there is no host "${String(hostname)}". Look at the host in the settings.`, 'settings');
}

/** What came of sending a request once. */
interface Attempt {
  /** The answer; throws where none came. */
  readonly result: () => Answer;
  readonly isToBeRepeated: boolean;
  readonly askedMilliseconds: number;
}

/** The `Retry-After` header (RFC 9110: seconds or a date) as milliseconds from now; undefined where it says nothing. */
function retryAfterMilliseconds(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}
