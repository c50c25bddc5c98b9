import { events } from '../state/events';
import { done } from '../state/planning';

/** How far a long work is. */
export function Progress() {
  const all = events.value.length;
  return (
    <p class="progress">
      <progress aria-label="Progress" max={all} value={done.value} /> {done.value.toLocaleString('en')} of{' '}
      {all.toLocaleString('en')} events
    </p>
  );
}
