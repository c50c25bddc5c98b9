import type { ExplainedOutcome } from '@sluice/engine';
import { fixWords, StatusBadge } from './status';

interface OutcomeLinesProps {
  readonly outcome: ExplainedOutcome;
  /** Whether the status is already shown next to it. */
  readonly isTold?: boolean;
}

/** The outcome of an event, the reason, and who must act. */
export function OutcomeLines({ outcome, isTold = false }: OutcomeLinesProps) {
  const { status, message, fix, notes = [] } = outcome;
  if (status === 'planned' && notes.length === 0) return null;
  return (
    <div class={`outcome ${status}`}>
      {!isTold && <StatusBadge status={status} />}
      {message !== undefined && <p>{message}</p>}
      {fix !== undefined && <p class="quiet">{fixWords[fix]}.</p>}
      {notes.length > 0 && (
        <ul class="notes" aria-label="Notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
