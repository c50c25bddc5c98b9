import type { Outcome } from '@sluice/kit/host';
import type { PipelinePlan } from '../pipeline-plan';
import type { ExplainedOutcome } from './explanation';

/** What a plan knows about the outcome of the event at this place in its list, as plain data. */
export function outcomeIn({ outcomes, events }: PipelinePlan, place: number): ExplainedOutcome {
  const outcome = outcomes[place];
  if (outcome) return plainOutcome(outcome);
  const made = events[place];
  return { status: 'planned', ...(made && 'items' in made && made.notes.length > 0 && { notes: made.notes }) };
}

/** An outcome without its cause, which is not plain data. */
export function plainOutcome(outcome: Outcome): ExplainedOutcome {
  const { status } = outcome;
  return {
    status,
    ...('message' in outcome && { message: outcome.message }),
    ...('fix' in outcome && { fix: outcome.fix }),
    ...('notes' in outcome && outcome.notes && { notes: outcome.notes }),
  };
}
