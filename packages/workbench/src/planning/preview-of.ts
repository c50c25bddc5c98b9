import { type Explanation, outcomeIn, type Pipeline } from '@sluice/engine';

/** What `explain` will say of an event as far as it is known at once: requests and outcome, but not what comes from where. */
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
