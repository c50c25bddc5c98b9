import { events } from '../state/events';
import { progress } from '../state/planning';

/** How far a long work is. */
export function Progress({ work }: { work: string }) {
  const done = progress.value[work] ?? 0;
  const all = events.value.length;
  return (
    <p class="progress">
      <progress aria-label="Progress" max={all} value={done} /> {done.toLocaleString('en')} of{' '}
      {all.toLocaleString('en')} events
    </p>
  );
}
