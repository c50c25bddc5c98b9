import {
  type Answer,
  type DeliveryMemory,
  dispatch,
  type Outcome,
  rejected,
  type Rejected,
  readTime,
  type Request,
  type Settled,
} from '@sluice/kit/host';
import { Pace } from './pace';
import type { Pipeline, PipelinePlan } from './pipeline';
import { type RetryOptions, sendWithRetries } from './send-with-retries';
import type { Transport } from './transport';

export interface DeliverOptions extends RetryOptions {
  readonly transport: Transport;
  /** How many events are planned together, and held in memory. 500 unless given. */
  readonly windowSize?: number;
  /** How many requests may be under way at once. 10 unless given. */
  readonly concurrency?: number;
  /** Events that happened longer ago are rejected; for vendors that take everything for new. No limit unless given. */
  readonly greatestAgeSeconds?: number;
  /** Told of every request that got an answer, before its retries. */
  readonly onAnswer?: (request: Request, answer: Answer) => void;
  /** Told once, when the vendor has refused the credentials: nothing more is sent, so a host may stop reading. */
  readonly onPause?: (reason: Rejected) => void;
}

/** What became of one event of the list. */
export interface DeliveredEvent {
  /** The event's place in the list, from 0. */
  readonly index: number;
  readonly event: unknown;
  readonly outcome: Outcome;
  /** Whether a request with it left the house; what is held back or paused never did. */
  readonly isSent: boolean;
  readonly actions: readonly string[];
}

/** A window whose requests are under way. */
interface Sending {
  readonly window: readonly unknown[];
  readonly plan: PipelinePlan;
  readonly settled: Promise<Settled[]>;
}

/**
 * Sends a list of events, window by window, and yields one outcome for each, in order. While one window is sent the next
 * is read and planned. What could not be delivered is handed back as `retry` or `rejected`; the events of one person keep
 * their order over the whole list.
 */
export async function* deliver(
  pipeline: Pipeline,
  events: Iterable<unknown> | AsyncIterable<unknown>,
  options: DeliverOptions,
): AsyncGenerator<DeliveredEvent, void, undefined> {
  const { windowSize = 500, concurrency = 10, now = Date.now, greatestAgeSeconds, onPause } = options;
  const memory: DeliveryMemory = { heldBack: new Set() };
  const transport = watched(options.transport, options.onAnswer);
  const send = sendWithRetries(transport, new Pace(), pipeline.settings.visible, options);
  const tooOld = (event: unknown) => refuseOld(event, greatestAgeSeconds, now());
  let index = 0;
  let sending: Sending | undefined;
  let isPauseTold = false;

  function start(window: readonly unknown[], plan: PipelinePlan): Sending {
    return { window, plan, settled: dispatch(plan, pipeline.settings, { send, concurrency, now, memory }) };
  }

  async function finish({ window, plan, settled }: Sending): Promise<DeliveredEvent[]> {
    const finished = (await settled).map(({ outcome, isSent }, place) => ({
      index: index + place,
      event: window[place],
      outcome,
      isSent,
      actions: plan.actions[place] ?? [],
    }));
    index += window.length;
    if (memory.paused && !isPauseTold) onPause?.(memory.paused);
    isPauseTold ||= memory.paused !== undefined;
    return finished;
  }

  try {
    for await (const window of windows(events, windowSize)) {
      const plan = pipeline.plan(window, { refuse: tooOld });
      const finished: DeliveredEvent[] = sending ? await finish(sending) : [];
      sending = start(window, plan);
      yield* finished;
    }
  } catch (error) {
    // The list broke off, or an event met a programming error: what is under way has its outcomes all the same.
    if (sending) yield* await finish(sending);
    throw error;
  }
  if (sending) yield* await finish(sending);
}

/** The outcome of an event that happened too long ago; undefined for others, and for those without a time. */
function refuseOld(event: unknown, greatestAgeSeconds: number | undefined, now: number): Rejected | undefined {
  if (greatestAgeSeconds === undefined || typeof event !== 'object' || event === null) return undefined;
  const { timestamp, originalTimestamp } = event as { timestamp?: unknown; originalTimestamp?: unknown };
  const time = [timestamp, originalTimestamp].find((value) => typeof value === 'string' || typeof value === 'number');
  const at = readTime(time);
  if (typeof at !== 'number' || (now - at) / 1000 <= greatestAgeSeconds) return undefined;
  return rejected('event', `The event is older than the ${greatestAgeSeconds / 3600} hours that were allowed.`);
}

function watched(transport: Transport, onAnswer: DeliverOptions['onAnswer']): Transport {
  if (!onAnswer) return transport;
  return {
    async send(request, options) {
      const answer = await transport.send(request, options);
      onAnswer(request, answer);
      return answer;
    },
    close: () => transport.close(),
  };
}

async function* windows(events: Iterable<unknown> | AsyncIterable<unknown>, size: number): AsyncGenerator<unknown[]> {
  let window: unknown[] = [];
  for await (const event of events) {
    window.push(event);
    if (window.length >= size) {
      yield window;
      window = [];
    }
  }
  if (window.length > 0) yield window;
}
