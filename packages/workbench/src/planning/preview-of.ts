import type { Explanation } from '@sluice/engine';
import type { OpenEntry } from './open-entry';
import { readEventForTriggers } from './read-event-for-triggers';

/** What `explain` will say of an event as far as it is known at once: requests and outcome, but not what comes from where. */
export function previewOf({ pipeline, triggers, subscriptions }: OpenEntry, event: unknown, now: number): Explanation {
  const plan = pipeline.plan([event], { now });
  const [made] = plan.events;
  const [outcome] = plan.outcomes;
  const read = readEventForTriggers(event);
  const notes = made && 'items' in made ? made.notes : [];
  return {
    subscriptions: triggers.map(({ name, isFor }, place) => ({
      name,
      partnerAction: subscriptions[place]?.partnerAction ?? '',
      isMatched: read !== undefined && isFor(read),
    })),
    requests: plan.drafts.map(({ request }) => ({ ...request, origins: [] })),
    outcome: {
      status: outcome?.status ?? 'planned',
      ...(outcome && 'message' in outcome && { message: outcome.message }),
      ...(outcome && 'fix' in outcome && { fix: outcome.fix }),
      ...(!outcome && notes.length > 0 && { notes }),
    },
    unused: [],
  };
}
