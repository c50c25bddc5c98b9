import { messageOf } from '@sluice/kit/host';
import type { Pipeline } from '@sluice/engine';
import * as fc from 'fast-check';
import { findRequestFaults } from './find-request-faults';
import { fuzzedEvent } from './fuzzed-event';
import { settingVariants } from './setting-variants';
import { seeds as seedsToTry } from '../runs';
import type { Subject } from './subject';

export interface RobustnessOptions {
  /** Per seed. 250 by default. */
  readonly runs?: number;
  /** By default a fixed one and, with `FUZZ=all`, one that differs each time; a failure names its seed. */
  readonly seeds?: readonly number[];
}

/**
 * Whether every list of events, however odd, can be planned: nothing is thrown, not even for one event, no event is changed,
 * each has an outcome or a request, and every request could be sent.
 */
export function checkRobustness(subject: Subject, options: RobustnessOptions = {}): string[] {
  const { runs = 250, seeds = seedsToTry() } = options;
  const variants = settingVariants(subject);
  const lists = fc.array(fuzzedEvent(), { minLength: 1, maxLength: 4 });
  const property = fc.property(fc.constantFrom(...variants), lists, ({ pipeline }, events) => {
    const [problem] = problemsOf(pipeline, events);
    if (problem !== undefined) throw new Error(problem);
  });
  return seeds.flatMap((seed) => {
    const result = fc.check(property, { seed, numRuns: runs });
    if (!result.failed) return [];
    const [variant, events] = result.counterexample ?? [];
    const { errorInstance: error } = result;
    const reason = messageOf(error);
    return [
      `With ${variant?.name}, ${JSON.stringify(events)}: ${reason} Again with FUZZ_SEED=${seed}; ` +
        `it took ${result.numRuns} runs and ${result.numShrinks} steps to make it small.`,
    ];
  });
}

function problemsOf(pipeline: Pipeline, events: readonly unknown[]): string[] {
  let plan;
  try {
    plan = pipeline.plan(events.map(freeze));
  } catch (error) {
    return [`Planning throws ${String(error)}.`];
  }
  const { drafts, outcomes } = plan;
  const sent = new Set(drafts.flatMap(({ parts }) => parts.map((part) => part.event)));
  return [
    ...events.flatMap((_, index) => {
      const outcome = outcomes[index];
      if (outcome && 'cause' in outcome) return [`Planning fails with ${String(outcome.cause)}.`];
      if (outcome !== undefined && sent.has(index)) return [`Event ${index + 1} has both an outcome and a request.`];
      return outcome === undefined && !sent.has(index) ? [`Event ${index + 1} has neither outcome nor request.`] : [];
    }),
    ...drafts.flatMap((draft) => findRequestFaults(draft, pipeline.settings).map((fault) => `It makes ${fault}.`)),
  ];
}

/** Detects code that changes an event it was given. */
function freeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
