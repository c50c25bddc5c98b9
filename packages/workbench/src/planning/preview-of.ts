import { linksOf } from './links-of';
import type { OpenEntry } from './open-entry';
import type { Preview, ShownRequest } from './planner';
import { shownRequests } from './shown-requests';

/** What one event becomes, and which of its values each value of the requests comes from. */
export function previewOf({ pipeline }: OpenEntry, event: unknown, now: number): Preview {
  const plan = pipeline.plan([event], { now });
  const [made] = plan.events;
  const [outcome] = plan.outcomes;
  const requests = shownRequests(plan.drafts, pipeline.settings);
  const make = (other: unknown): ShownRequest[] =>
    shownRequests(pipeline.plan([other], { now }).drafts, pipeline.settings);
  return {
    requests,
    ...(outcome && { outcome: withoutCause(outcome) }),
    notes: made && 'items' in made ? made.notes : [],
    links: linksOf(event, requests, make),
  };
}

/** A cause is an error, which is for whoever debugs and may hold anything. */
function withoutCause<T extends object>(outcome: T): T {
  const { cause: _, ...rest } = outcome as T & { cause?: unknown };
  return rest as T;
}
