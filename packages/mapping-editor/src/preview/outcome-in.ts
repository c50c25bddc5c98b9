import type { ExplainedOutcome, PipelinePlan } from '@sluice/engine';

/** What a plan knows of the outcome of the event at a place of its list, as plain data. */
export function outcomeIn({ outcomes, events }: PipelinePlan, place: number): ExplainedOutcome {
  const outcome = outcomes[place];
  const made = events[place];
  const notes = outcome && 'notes' in outcome ? outcome.notes : made && 'items' in made && !outcome ? made.notes : [];
  return {
    status: outcome?.status ?? 'planned',
    ...(outcome && 'message' in outcome && { message: outcome.message }),
    ...(outcome && 'fix' in outcome && { fix: outcome.fix }),
    ...(notes && notes.length > 0 && { notes }),
  };
}
