import {
  type Answer,
  type Channel,
  isRetryable,
  limitsOf,
  mayHaveArrived,
  NoAnswer,
  noSuchHost,
  NotSent,
  type Part,
  type PreparedSettings,
  type Request,
} from '@sluice/kit/host';
import type { Pace } from './pace';
import { retryAfterMilliseconds } from './retry-after';
import { setTimer } from './set-timer';
import type { SendOptions, Transport } from './transport';

/** How requests are paced and retried. */
export interface RetryOptions {
  /** How many times a request is sent at most; also the limit for answers that were not understood. 5 by default. */
  readonly attempts?: number;
  /** The first wait is up to this long, each further one up to twice as long. 500 by default. */
  readonly firstWaitMilliseconds?: number;
  /** The longest wait. If the vendor asks for a longer one, the events are returned instead. 30,000 by default. */
  readonly longestWaitMilliseconds?: number;
  /** Whether to respect the channels' calls per second; a simulator does not need it. True by default. */
  readonly isPaced?: boolean;
  /** Returns a number from 0 up to 1. */
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Milliseconds since 1970, for the age of events and for dates in answers. `Date.now` by default. */
  readonly now?: () => number;
  /** Milliseconds on a monotonic clock, for waits. `performance.now` by default. */
  readonly clock?: () => number;
  readonly signal?: AbortSignal;
}

/** The default of `attempts`. */
export const defaultAttempts = 5;

/** Resolves after this time; rejects if the signal comes first. */
function sleepFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimer(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Makes the function that sends a request at the channel's pace, and retries it while the answer is retryable: with exponential
 * back-off and full jitter, or when `Retry-After` says. Resolves with the last answer; rejects if there was none.
 */
export function sendWithRetries(
  transport: Transport,
  pace: Pace,
  settings: PreparedSettings,
  options: RetryOptions = {},
): (request: Request, channel: Channel, repeat: number, parts?: readonly Part[]) => Promise<Answer> {
  const { attempts = defaultAttempts, firstWaitMilliseconds = 500, longestWaitMilliseconds = 30_000 } = options;
  const { isPaced = true, random = Math.random, sleep = sleepFor, signal } = options;
  const { now = Date.now, clock = () => performance.now() } = options;

  async function rest(milliseconds: number): Promise<void> {
    try {
      if (milliseconds > 0) await sleep(milliseconds, signal);
      signal?.throwIfAborted();
    } catch {
      throw new NotSent('the delivery was stopped.');
    }
  }

  /** How long to wait after this many attempts. */
  function backOff(tries: number): number {
    return random() * Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** (tries - 1));
  }

  async function waitForTurn(channel: Channel): Promise<void> {
    const { callsPerSecond } = limitsOf(channel, settings.visible);
    // The vendor may have asked for a longer pause in the meantime: then take another turn.
    for (let held: number | undefined; held !== pace.heldUntil(channel);) {
      held = pace.heldUntil(channel);
      const pause = held - clock();
      if (pause > longestWaitMilliseconds) {
        throw new NotSent(`the vendor asked to wait another ${Math.ceil(pause / 1000)} seconds.`);
      }
      await rest(pace.take(channel, isPaced ? callsPerSecond : undefined, clock()));
    }
  }

  async function sendOnce(request: Request, channel: Channel, sendOptions: SendOptions): Promise<Attempt> {
    try {
      const answer = await transport.send(request, sendOptions);
      const asked = retryAfterMilliseconds(answer.headers['retry-after'], now());
      const isToBeRepeated = isRetryable(answer.status, channel);
      if (isToBeRepeated && asked !== undefined) pace.holdUntil(channel, clock() + asked);
      const mayHaveArrivedNow = answer.status >= 500 && !answer.isForToken;
      return { answer, isToBeRepeated, mayHaveArrived: mayHaveArrivedNow, askedMilliseconds: asked ?? 0 };
    } catch (failure) {
      const error = noSuchHost(failure, settings) ?? failure;
      const isToBeRepeated = !(error instanceof NotSent);
      return { error, isToBeRepeated, mayHaveArrived: mayHaveArrived(error), askedMilliseconds: 0 };
    }
  }

  return async (request, channel, repeat, parts) => {
    const events = parts?.flatMap(({ event, items }) => items.map(() => event));
    const sendOptions = { ...(signal && { signal }), ...(events && { events }) };
    if (repeat > 0) await rest(backOff(repeat));
    await waitForTurn(channel);
    let isDoubtful = false;
    for (let attempt = 1; ; attempt += 1) {
      const last = await sendOnce(request, channel, sendOptions);
      const isHopeless = attempt >= attempts || last.askedMilliseconds > longestWaitMilliseconds || signal?.aborted;
      if (!last.isToBeRepeated || isHopeless) return resultOf(last, isDoubtful);
      try {
        await rest(Math.max(last.askedMilliseconds, backOff(attempt)));
        await waitForTurn(channel);
      } catch {
        // Stopped, or the vendor asked for a long pause: report the last attempt.
        return resultOf(last, isDoubtful);
      }
      isDoubtful ||= last.mayHaveArrived;
    }
  };
}

/** The result of sending a request once: an answer, or the error if there was none. */
interface Attempt {
  readonly answer?: Answer;
  readonly error?: unknown;
  readonly isToBeRepeated: boolean;
  readonly mayHaveArrived: boolean;
  readonly askedMilliseconds: number;
}

/** The answer of the last attempt; throws if there was none. `isDoubtful`: whether an earlier attempt may have arrived. */
function resultOf({ answer, error }: Attempt, isDoubtful: boolean): Answer {
  if (answer) return isDoubtful ? { ...answer, mayHaveArrivedBefore: true } : answer;
  throw isDoubtful && !mayHaveArrived(error) ? new NoAnswer(error) : error;
}
