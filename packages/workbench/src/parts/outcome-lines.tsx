import type { ExplainedOutcome } from '@sluice/engine';
import { fixWords, StatusBadge } from './status';

/** What becomes of an event, why, and who must act. */
export function OutcomeLines({ outcome: { status, message, fix, notes = [] } }: { outcome: ExplainedOutcome }) {
  if (status === 'planned' && notes.length === 0) return null;
  return (
    <div class={`outcome ${status}`}>
      <StatusBadge status={status} />
      {message !== undefined && <p>{message}</p>}
      {fix !== undefined && <p class="quiet">{fixWords[fix]}.</p>}
      {notes.map((note) => (
        <p key={note}>Note: {note}</p>
      ))}
    </div>
  );
}
