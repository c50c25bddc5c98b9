import type { Explanation, ExplainedRequest } from '@sluice/engine';
import { linksOf, unusedIn } from './links-of';
import type { OpenEntry } from './open-entry';
import type { ShownRequest } from './planner';
import { leavesOf } from './pointer';
import { shownRequests } from './shown-requests';

/** What one event becomes, and which of its values each value of the requests comes from. */
export function previewOf({ pipeline, triggers, subscriptions }: OpenEntry, event: unknown, now: number): Explanation {
  const plan = pipeline.plan([event], { now });
  const [made] = plan.events;
  const [outcome] = plan.outcomes;
  const requests = shownRequests(plan.drafts, pipeline.settings);
  const make = (other: unknown): ShownRequest[] => shownRequests(pipeline.plan([other], { now }).drafts, pipeline.settings);
  const links = linksOf(event, requests, make);
  return {
    requests: requests.map((request, place) => ({
      ...request,
      origins: leavesOf(request).map(({ pointer: at }) => ({
        at,
        kind: 'computed',
        fields: [],
        from: links.find((link) => link.request === place && link.to === at)?.from ?? [],
      })),
    })) as unknown as ExplainedRequest[],
    outcome: outcome
      ? { status: outcome.status, ...('message' in outcome && { message: outcome.message }), ...('fix' in outcome && { fix: outcome.fix }) }
      : { status: 'planned', notes: made && 'items' in made ? made.notes : [] },
    unused: unusedIn(event, links),
    subscriptions: triggers.map(({ name, isFor }, place) => ({
      name,
      partnerAction: subscriptions[place]?.partnerAction ?? '',
      isMatched: isFor(event as never),
    })),
  };
}
