import { type Explanation, outcomeIn, type Pipeline } from '@sluice/engine';

/** The part of an explanation that is known at once: requests and outcome, without origins. */
export function previewOf(pipeline: Pipeline, event: unknown, now: number): Explanation {
  const plan = pipeline.plan([event], { now });
  const matched = new Set(pipeline.match(event).subscriptions);
  return {
    subscriptions: pipeline.subscriptions.map(({ name, partnerAction }, place) => ({
      name,
      partnerAction,
      isMatched: matched.has(place),
    })),
    requests: plan.drafts.map(({ request }) => ({ ...request, origins: [] })),
    outcome: outcomeIn(plan, 0),
    unused: [],
  };
}
