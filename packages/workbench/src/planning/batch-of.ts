import { readEventForTriggers } from './read-event-for-triggers';
import type { OpenEntry } from './open-entry';
import type { Batch, Status } from './planner';

/** So many at once that a preview asked for meanwhile does not wait long. */
const step = 100;

/** What becomes of many events; gives way, with how many are done, after each few of them. */
export function* batchOf(
  { pipeline, triggers }: OpenEntry,
  events: readonly unknown[],
  now: number,
): Generator<number, Batch, undefined> {
  const batch = {
    subscriptions: [] as string[],
    statuses: [] as Status[],
    reasons: [] as string[],
    fixes: [] as string[],
    requests: 0,
  };
  for (let from = 0; from < events.length; from += step) {
    const window = events.slice(from, from + step);
    const plan = pipeline.plan(window, { now });
    batch.requests += plan.drafts.length;
    for (const [place, event] of window.entries()) {
      const outcome = plan.outcomes[place];
      const made = plan.events[place];
      const read = readEventForTriggers(event);
      const taken = read ? triggers.filter(({ isFor }) => isFor(read)) : [];
      batch.subscriptions.push(taken.map(({ name }) => name).join(' + '));
      batch.statuses.push(outcome?.status ?? 'planned');
      batch.fixes.push(outcome && 'fix' in outcome ? outcome.fix : '');
      const notes = made && 'items' in made ? made.notes.join(' ') : '';
      batch.reasons.push(outcome && 'message' in outcome ? outcome.message : notes);
    }
    yield Math.min(events.length, from + step);
  }
  return batch;
}
