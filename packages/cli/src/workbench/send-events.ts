import { Pace, type Pipeline, sendWithRetries, type Transport } from '@sluice/engine';
import {
  type Answer,
  bodyText,
  type DeliveryMemory,
  dispatch,
  hideSecrets,
  messageOf,
  type Request,
} from '@sluice/kit/host';
import type { Exchange } from '@sluice/simulators';
import { withPlaceholders } from '../preview/with-placeholders';
import type { SendingStep, ShownExchange } from './sending-step';
import { type TrackedPlan, trackedPlan } from './tracked-plan';

export interface SendingOptions {
  readonly transport: Transport;
  /** Whether a simulator answers: its requests need no pacing, and waits can be short. */
  readonly isSimulated: boolean;
  /** The simulator's record of a request, once it was answered. */
  readonly exchangeOf?: (request: Request) => Exchange | undefined;
  readonly signal: AbortSignal;
  readonly tell: (step: SendingStep) => void;
}

const windowSize = 500;
const longestAnswer = 4_000;

/** Sends events as `sluice send` does, and reports every request and every outcome as it occurs. */
export async function sendEvents(
  pipeline: Pipeline,
  events: readonly unknown[],
  options: SendingOptions,
): Promise<void> {
  const { isSimulated, signal, tell } = options;
  const memory: DeliveryMemory = { heldBack: new Set() };
  const began = performance.now();
  const told = new Told(pipeline, options, began);
  const waits = isSimulated ? { firstWaitMilliseconds: 50, longestWaitMilliseconds: 1_000 } : {};
  for (let from = 0; from < events.length && !signal.aborted; from += windowSize) {
    const plan = pipeline.plan(events.slice(from, from + windowSize));
    const tracked = trackedPlan(plan, withPlaceholders(pipeline.settings));
    const transport = told.through(tracked, from);
    const send = sendWithRetries(transport, new Pace(), pipeline.settings, { ...waits, isPaced: !isSimulated, signal });
    const settled = await dispatch(tracked.plan, pipeline.settings, { send, concurrency: 4, repeats: 4, memory });
    for (const [place, { outcome }] of settled.entries()) {
      const { cause: _, ...rest } = outcome as typeof outcome & { cause?: unknown };
      tell({ event: from + place, outcome: rest });
    }
  }
}

/** Reports requests as they pass through. */
class Told {
  private number = 0;
  private readonly attempts = new Map<string, number>();
  private readonly authorized: Transport;

  constructor(
    private readonly pipeline: Pipeline,
    private readonly options: SendingOptions,
    private readonly began: number,
  ) {
    this.authorized = pipeline.authorized(options.transport);
  }

  through(plan: TrackedPlan, offset: number): Transport {
    return {
      send: (request, options) => {
        const events = new Set(options?.events?.map((place) => offset + place));
        return this.send(request, plan.find(request), [...events], () => this.authorized.send(request, options));
      },
      close: () => this.authorized.close(),
    };
  }

  private async send(
    request: Request,
    shown: Request | undefined,
    all: readonly number[],
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    // A channel that performs has requests that are not in the plan.
    const events = shown ? all : [];
    const key = events.join();
    const attempt = (this.attempts.get(key) ?? 0) + 1;
    this.attempts.set(key, attempt);
    const start = performance.now();
    const began = { number: (this.number += 1), events, attempt, startMilliseconds: start - this.began };
    const finish = (end: Partial<ShownExchange>) => {
      const { fault, dropped } = this.options.exchangeOf?.(request) ?? {};
      const milliseconds = performance.now() - start;
      const said = { ...(fault && { fault }), ...(dropped && dropped.length > 0 && { dropped }) };
      this.options.tell({
        exchange: { ...began, ...this.shown(request, shown), milliseconds, ...said, ...end },
      });
    };
    try {
      const answer = await send();
      finish({ status: answer.status, answer: this.textOf(answer) });
      return answer;
    } catch (error) {
      finish({ failure: this.hidden(messageOf(error)) });
      throw error;
    }
  }

  /** A request that is not in the plan is shown without the parts that could contain a secret. */
  private shown(
    { method, url }: Request,
    shown: Request | undefined,
  ): Pick<ShownExchange, 'method' | 'url' | 'headers' | 'body'> {
    if (!shown) return { method, url: this.hidden(url), headers: {}, body: undefined };
    return { method, url: shown.url, headers: shown.headers, body: shown.json ?? bodyText(shown) };
  }

  private textOf({ json, text, unreadable }: Answer): string {
    const all = json === undefined ? (text ?? unreadable ?? '') : JSON.stringify(json, null, 2);
    return this.hidden(all.slice(0, longestAnswer));
  }

  private hidden(text: string): string {
    return hideSecrets(text, this.pipeline.settings);
  }
}
