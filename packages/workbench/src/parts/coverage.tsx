import { events, selected } from '../state/events';
import type { Covered } from '../state/flow';
import { goTo } from '../state/route';

/** Which names of events are taken for what; those that nothing of their own takes come first. */
export function Coverage({ rows }: { rows: readonly Covered[] }) {
  const unknown = rows.filter(({ isUnknown }) => isUnknown).length;
  return (
    <section class="card">
      <h3>Names of events</h3>
      <p class="quiet">
        {rows.length} names, {unknown} of them without a subscription of their own, of{' '}
        {events.value.length.toLocaleString('en')} events.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Events</th>
            <th scope="col">Taken by</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, events: places, subscriptions, outcomes, isUnknown, nearMiss }) => (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    selected.value = places[0] ?? 0;
                    goTo('why');
                  }}
                >
                  {name}
                </button>
                {nearMiss !== undefined && (
                  <small class="warning">Nearly the standard “{nearMiss}”: names must be written exactly so.</small>
                )}
              </th>
              <td class="amount">{places.length.toLocaleString('en')}</td>
              <td>
                {subscriptions.length > 0 ? subscriptions.join(', ') : 'nothing'}
                {isUnknown && subscriptions.length > 0 && <small>takes everything else</small>}
              </td>
              <td>{outcomes.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
