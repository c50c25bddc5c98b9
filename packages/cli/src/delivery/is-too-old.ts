import type { Outcome } from '@sluice/kit/host';

/** Whether an event was rejected for its age: no fix will make it deliverable. */
export function isTooOld(outcome: Outcome): boolean {
  return (
    outcome.status === 'rejected' &&
    outcome.fix === 'event' &&
    /^The event is (?:more than|older than) .*\bhours?\b/.test(outcome.message)
  );
}
