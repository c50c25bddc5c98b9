import {
  type Answer,
  type DeliveryMemory,
  dispatch,
  type DispatchOptions,
  type Outcome,
  type PreparedSettings,
  rejected,
  type Rejected,
  type Request,
  retry,
  type Settled,
} from '@sluice/kit/host';
import { eventTime } from '../event-time';
import { Pace } from './pace';
import type { PipelinePlan, PlanOptions } from '../pipeline-plan';
import { defaultAttempts, type RetryOptions, sendWithRetries } from './send-with-retries';
import type { Transport } from './transport';
import { Windows } from './windows';

/** How events are delivered. */
export interface DeliverOptions extends RetryOptions {
  readonly transport: Transport;
  /** How many events are planned together. Two windows are in memory at a time. 500 by default. */
  readonly windowSize?: number;
  /** Roughly how many bytes of memory the events of one window take; a larger event is a window by itself. 16,000,000 by default. */
  readonly windowBytes?: number;
  /** How long a window waits for more events from a slow list before it is sent anyway. 500 by default. */
  readonly lingerMilliseconds?: number;
  /** How many requests may be in flight at once. 10 by default. */
  readonly concurrency?: number;
  /** Older events are rejected: for vendors that treat every event as new. No limit by default. */
  readonly greatestAgeSeconds?: number;
  /** Called for every answer, before any retry. */
  readonly onAnswer?: (request: Request, answer: Answer) => void;
  /** Called once, when the vendor refuses the credentials: nothing more is sent, so a host may stop reading. */
  readonly onPause?: (reason: Rejected) => void;
  /**
   * Called when the caller stops early, after the requests in flight have finished, with every event that was read but whose outcome the
   * caller did not consume.
   */
  readonly onUntaken?: (events: readonly DeliveredEvent[]) => void;
}

/** What happened to one event of the list. */
export interface DeliveredEvent {
  /** The event's place in the list, from 0. */
  readonly index: number;
  readonly event: unknown;
  readonly outcome: Outcome;
  /** Whether a request containing it was sent. */
  readonly isSent: boolean;
  readonly actions: readonly string[];
}

/** The part of a pipeline that a delivery uses. */
interface Planning {
  readonly settings: PreparedSettings;
  plan(events: readonly unknown[], options: PlanOptions): PipelinePlan;
}

/** A window whose requests are in flight. */
interface Sending {
  readonly window: readonly unknown[];
  readonly plan: PipelinePlan;
  readonly settled: Promise<Settled[]>;
}

/** The result of reading on: a window, the end of the list, or what the list threw. */
interface ReadWindow {
  readonly window?: readonly unknown[] | undefined;
  readonly failure?: { readonly error: unknown };
}

/**
 * Sends a list of events, window by window, and yields one outcome for each, in order. While one window is sent, the next
 * is read and planned. What could not be delivered is returned as `retry` or `rejected`; the events of one person keep
 * their order across the whole list. A caller that stops early waits for the requests in flight, and gets their outcomes through
 * `onUntaken`. If the list throws, so does this, after the outcomes of all earlier events; if `onAnswer` or `onPause` throws, after
 * the outcomes of its window.
 */
export async function* deliver(
  pipeline: Planning,
  events: Iterable<unknown> | AsyncIterable<unknown>,
  options: DeliverOptions,
): AsyncGenerator<DeliveredEvent, void, undefined> {
  const delivery = new Delivery(pipeline, options);
  const { windowSize = 500, windowBytes = 16_000_000, lingerMilliseconds = 500, onUntaken } = options;
  const windows = new Windows(events, { events: windowSize, bytes: windowBytes, lingerMilliseconds });
  const untaken: DeliveredEvent[] = [];
  let reading: Promise<ReadWindow> | undefined;
  let sending: Sending | undefined;
  let isOver = false;
  try {
    while (!isOver) {
      reading ??= readOn(windows);
      // Whichever comes first, so that a slow list does not hold back outcomes.
      const read = await (sending ? Promise.race([reading, sending.settled.then(() => undefined)]) : reading);
      const next = read?.window && { window: read.window, plan: delivery.plan(read.window) };
      if (sending) untaken.push(...(await delivery.finish(sending)));
      sending = next && delivery.start(next);
      if (read) reading = undefined;
      yield* taken(untaken);
      delivery.passOnFailure();
      isOver = read !== undefined && read.window === undefined;
      if (read?.failure) throw read.failure.error;
    }
  } finally {
    if (!isOver) {
      if (sending) untaken.push(...(await delivery.finish(sending)));
      const window = (reading && (await Promise.race([reading, Promise.resolve(undefined)]))?.window) ?? [];
      untaken.push(...delivery.handBack([...window, ...(await windows.close())]));
      if (untaken.length > 0) onUntaken?.(untaken);
    }
  }
}

/** Never rejects: when the list fails, nobody may be waiting any more. */
async function readOn(windows: Windows): Promise<ReadWindow> {
  try {
    return { window: await windows.next() };
  } catch (error) {
    return { failure: { error } };
  }
}

function* taken(untaken: DeliveredEvent[]): Generator<DeliveredEvent> {
  for (let next = untaken.shift(); next; next = untaken.shift()) yield next;
}

/** One delivery: what it sends, and what it remembers from window to window. */
class Delivery {
  private readonly memory: DeliveryMemory = { heldBack: new Set() };
  private readonly dispatchOptions: DispatchOptions;
  private index = 0;
  /** How many events have been planned. */
  private planned = 0;
  private isPauseTold = false;
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly pipeline: Planning,
    private readonly options: DeliverOptions,
  ) {
    const { concurrency = 10, now = Date.now, attempts = defaultAttempts } = options;
    const transport = this.watched(options.transport);
    const send = sendWithRetries(transport, new Pace(), pipeline.settings, options);
    this.dispatchOptions = { send, concurrency, now, repeats: attempts - 1, memory: this.memory };
  }

  plan(window: readonly unknown[]): PipelinePlan {
    const { greatestAgeSeconds, now: clock = Date.now } = this.options;
    const now = clock();
    return this.pipeline.plan(window, { refuse: (event) => refuseOld(event, greatestAgeSeconds, now), now });
  }

  start({ window, plan }: Omit<Sending, 'settled'>): Sending {
    const { send, ...options } = this.dispatchOptions;
    const before = this.planned;
    this.planned += window.length;
    const settled = dispatch(plan, this.pipeline.settings, {
      ...options,
      send: (request, channel, repeat, parts) => {
        const own = parts.map(({ event, items }) => ({ event: before + event, items }));
        return send(request, channel, repeat, own);
      },
    });
    return { window, plan, settled };
  }

  async finish({ window, plan, settled }: Sending): Promise<DeliveredEvent[]> {
    const all = await settled;
    const finished = all.map(({ outcome, isSent }, place) => {
      return this.next(window[place], { outcome, isSent, actions: plan.actions[place] ?? [] });
    });
    const { paused } = this.memory;
    if (paused && !this.isPauseTold) this.tell(() => this.options.onPause?.(paused));
    this.isPauseTold ||= paused !== undefined;
    return finished;
  }

  /** Rethrows what a callback of the host has thrown. */
  passOnFailure(): void {
    if (this.failure) throw this.failure.error;
  }

  /** The outcomes of events that were read but never planned. */
  handBack(events: readonly unknown[]): DeliveredEvent[] {
    const outcome = retry('Not sent: the delivery was stopped.', { mayHaveArrived: false });
    return events.map((event) => this.next(event, { outcome, isSent: false, actions: [] }));
  }

  private next(event: unknown, rest: Omit<DeliveredEvent, 'index' | 'event'>): DeliveredEvent {
    this.index += 1;
    return { index: this.index - 1, event, ...rest };
  }

  private watched(transport: Transport): Transport {
    const { onAnswer } = this.options;
    if (!onAnswer) return transport;
    return {
      send: async (request, options) => {
        const answer = await transport.send(request, options);
        this.tell(() => onAnswer(request, answer));
        return answer;
      },
      close: () => transport.close(),
    };
  }

  /** Runs a callback of the host. If it throws, that is not the vendor's failure, and nothing is sent again. */
  private tell(say: () => void): void {
    try {
      say();
    } catch (error) {
      this.failure ??= { error };
    }
  }
}

/** The outcome of an event that happened too long ago; undefined for others, and for those without a time. */
function refuseOld(event: unknown, greatestAgeSeconds: number | undefined, now: number): Rejected | undefined {
  const at = greatestAgeSeconds === undefined ? undefined : eventTime(event);
  if (greatestAgeSeconds === undefined || at === undefined || (now - at) / 1000 <= greatestAgeSeconds) return undefined;
  return rejected('event', `The event is older than the ${greatestAgeSeconds / 3600} hours that were allowed.`);
}
