import type { Flow, NameCoverage } from '@sluice/mapping-editor/preview';
import { visible } from '../state/event-words';
import { events, selected } from '../state/events';
import { outcomeOf, takersOf } from '../state/flow';
import { groupBy } from '../state/group-by';
import { goTo } from '../state/route';

/** The event names and the subscriptions that match them; names without a subscription of their own come first. */
export function Coverage({ flow: { bands, names } }: { flow: Flow }) {
  const unknown = names.filter(({ takenBy }) => takenBy !== 'own').length;
  const byName = groupBy(bands, ({ name }) => name);
  return (
    <section class="card">
      <h3>Names of events</h3>
      <p class="quiet">
        {names.length} names, {unknown} of them without a subscription of their own, of{' '}
        {events.value.length.toLocaleString('en')} events.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Events</th>
            <th scope="col">Matched by</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {names
            .toSorted((a, b) => weightOf(b) - weightOf(a))
            .map(({ name, events: number, takenBy, nearMiss }) => {
              const own = byName.get(name) ?? [];
              return (
                <tr key={name}>
                  <th scope="row">
                    <button
                      type="button"
                      class="link"
                      onClick={() => {
                        selected.value = own[0]?.events[0] ?? 0;
                        goTo('why');
                      }}
                    >
                      {visible(name)}
                    </button>
                    {nearMiss !== undefined && (
                      <small class="warning">
                        Close to the standard event “{nearMiss}”, but not the same: names must match exactly.
                      </small>
                    )}
                  </th>
                  <td class="amount">{number.toLocaleString('en')}</td>
                  <td>
                    {takenBy === 'nobody' ? 'nothing' : [...new Set(own.map(takersOf))].join(', ')}
                    {takenBy === 'others' && <small>matches everything else</small>}
                  </td>
                  <td>{[...new Set(own.map(outcomeOf))].join(', ')}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </section>
  );
}

function weightOf({ nearMiss, takenBy }: NameCoverage): number {
  return (nearMiss === undefined ? 0 : 2) + (takenBy === 'own' ? 0 : 1);
}
