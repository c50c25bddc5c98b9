import { groupBy } from '../state/group-by';
import { useSignal } from '@preact/signals';
import type { Batch } from '../planning/planner';
import { holds, nameOf, personOf } from '../state/event-words';
import { events, selected } from '../state/events';
import { outcomeOf } from '../state/flow';
import { goTo } from '../state/route';
import { fixWords } from './status';

const mostShown = 20;

/** The events of a band: why they are there, and some of them, to be searched. */
export function Samples({ batch, places, title }: { batch: Batch; places: readonly number[]; title: string }) {
  const sought = useSignal('');
  const words = sought.value.trim().toLowerCase();
  const found = places.filter((place) => holds(events.value[place], words));
  const reasons = groupBy(
    places.filter((place) => batch.reasons[place]),
    (place) => `${outcomeOf(batch, place)}\n${batch.fixes[place]}\n${batch.reasons[place]}`,
  );
  const sorted = [...reasons].toSorted((a, b) => b[1].length - a[1].length);
  return (
    <section class="card">
      <h3>
        {title}: {places.length.toLocaleString('en')} {places.length === 1 ? 'event' : 'events'}
      </h3>
      {sorted.length > 0 && (
        <ul class="reasons">
          {sorted.map(([key, alike]) => {
            const [outcome, fix = '', reason] = key.split('\n');
            return (
              <li key={key}>
                <b>{alike.length.toLocaleString('en')}</b> {outcome === 'sent' ? 'with a note' : outcome}: {reason}{' '}
                {fix !== '' && <span class="quiet">{fixWords[fix]}.</span>}
              </li>
            );
          })}
        </ul>
      )}
      <label class="search">
        <span class="hidden">Search these events</span>
        <input
          type="search"
          placeholder="Search by user, message ID …"
          value={sought.value}
          onInput={({ currentTarget }) => (sought.value = currentTarget.value)}
        />
      </label>
      <table>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">Person</th>
            <th scope="col">Subscription</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, mostShown).map((place) => (
            <tr key={place}>
              <td>
                <button type="button" class="link" onClick={() => show(place)}>
                  {nameOf(events.value[place])}
                </button>
              </td>
              <td>{personOf(events.value[place])}</td>
              <td>{batch.subscriptions[place]}</td>
              <td>{outcomeOf(batch, place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > mostShown && (
        <p class="quiet">{(found.length - mostShown).toLocaleString('en')} more: search, or choose a band.</p>
      )}
    </section>
  );
}

function show(place: number): void {
  selected.value = place;
  goTo('why');
}
