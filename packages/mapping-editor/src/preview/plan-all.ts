import { type ExplainedOutcome, outcomeIn, type Pipeline } from '@sluice/engine';
import type { Request } from '@sluice/kit/host';
import type { Work } from './calls.ts';

/** What is planned for many events. */
export interface PlannedEvents {
  readonly requests: readonly PlannedRequest[];
  /** By the event's place. */
  readonly outcomes: readonly ExplainedOutcome[];
}

/** A planned request. */
export interface PlannedRequest extends Request {
  /** The places of its events. */
  readonly events: readonly number[];
}

/** As many events as are sent together, so that they are grouped as they would be sent. */
const windowSize = 500;

/** Plans many events. */
export function* planAll(pipeline: Pipeline, events: readonly unknown[], now: number): Work<PlannedEvents> {
  const requests: PlannedRequest[] = [];
  const outcomes: ExplainedOutcome[] = [];
  for (let from = 0; from < events.length; from += windowSize) {
    const window = events.slice(from, from + windowSize);
    const plan = pipeline.plan(window, { now });
    for (const { request, parts } of plan.drafts) {
      requests.push({ ...request, events: parts.map(({ event }) => from + event) });
    }
    outcomes.push(...window.map((_, place) => outcomeIn(plan, place)));
    yield { done: from + window.length, total: events.length };
  }
  return { requests, outcomes };
}
