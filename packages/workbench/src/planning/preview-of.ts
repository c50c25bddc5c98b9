import type { Explanation, Pipeline } from '@sluice/engine';

/** What `explain` will say of an event as far as it is known at once: requests and outcome, but not what comes from where. */
export function previewOf(pipeline: Pipeline, event: unknown, now: number): Explanation {
  const { drafts, events, outcomes } = pipeline.plan([event], { now });
  const [outcome] = outcomes;
  const [made] = events;
  const notes = made && 'items' in made ? made.notes : [];
  const matched = new Set(pipeline.match(event).subscriptions);
  return {
    subscriptions: pipeline.subscriptions.map(({ name, partnerAction }, place) => ({
      name,
      partnerAction,
      isMatched: matched.has(place),
    })),
    requests: drafts.map(({ request }) => ({ ...request, origins: [] })),
    outcome: {
      status: outcome?.status ?? 'planned',
      ...(outcome && 'message' in outcome && { message: outcome.message }),
      ...(outcome && 'fix' in outcome && { fix: outcome.fix }),
      ...(!outcome && notes.length > 0 && { notes }),
    },
    unused: [],
  };
}
