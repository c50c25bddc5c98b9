import { type Answer, type DeliveryMemory, dispatch, type Outcome, type Request } from '@sluice/kit';
import { Pace } from './pace';
import type { Pipeline } from './pipeline';
import { type RetryOptions, sendWithRetries } from './send-with-retries';
import type { Transport } from './transport';

export interface DeliverOptions extends RetryOptions {
  readonly transport: Transport;
  /** How many events are planned together, and held in memory. 500 unless given. */
  readonly windowSize?: number;
  /** How many requests may be under way at once. 10 unless given. */
  readonly concurrency?: number;
  /** Told of every request that got an answer, before its retries. */
  readonly onAnswer?: (request: Request, answer: Answer) => void;
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

/**
 * Sends a list of events, window by window, and yields one outcome for each, in order. What could not be delivered is
 * handed back as `retry` or `rejected`; the events of one person keep their order over the whole list.
 */
export async function* deliver(
  pipeline: Pipeline,
  events: Iterable<unknown> | AsyncIterable<unknown>,
  options: DeliverOptions,
): AsyncGenerator<DeliveredEvent, void, undefined> {
  const { windowSize = 500, concurrency = 10, now = Date.now } = options;
  const memory: DeliveryMemory = { heldBack: new Set() };
  const transport = watched(options.transport, options.onAnswer);
  const send = sendWithRetries(transport, new Pace(), pipeline.settings.visible, options);
  let index = 0;
  for await (const window of windows(events, windowSize)) {
    const plan = pipeline.plan(window);
    const settled = await dispatch(plan, pipeline.settings, { send, concurrency, now, memory });
    for (const [place, { outcome, isSent }] of settled.entries()) {
      yield { index, event: window[place], outcome, isSent, actions: plan.actions[place] ?? [] };
      index += 1;
    }
  }
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
