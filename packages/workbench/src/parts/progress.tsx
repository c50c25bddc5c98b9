import { events } from '../state/events';
import { done } from '../state/planning';

/** The progress of work that takes long. */
export function Progress() {
  const all = events.value.length;
  return (
    <p class="progress">
      <progress aria-label="Progress" max={all} value={done.value} /> {done.value.toLocaleString('en')} of{' '}
      {all.toLocaleString('en')} events
    </p>
  );
}
