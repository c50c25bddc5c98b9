import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Progress } from '../parts/progress';
import { StatusBadge } from '../parts/status';
import { VendorBar } from '../parts/vendor-bar';
import type { Change } from '../planning/planner';
import { readable } from '../planning/pointer';
import { nameOf, personOf } from '../state/event-words';
import { events } from '../state/events';
import { comparisons, findComparison, revision } from '../state/planning';
import { chosen, chosenEntry, savedEntries } from '../state/workspace';

/** What the edits change over all loaded events: which requests, values, outcomes. */
export function ChangesView() {
  const place = chosen.value;
  const comparison = comparisons.value[place];
  const open = useSignal(0);
  useEffect(() => {
    open.value = 0;
    void findComparison(place);
  }, [place, revision.value]);
  const isEdited = JSON.stringify(chosenEntry.value) !== JSON.stringify(savedEntries.value[place]);
  if (!comparison) {
    return (
      <>
        <VendorBar hasStatus={false} />
        <h2>Before and after</h2>
        <Progress work={`compare ${place}`} />
      </>
    );
  }
  const { changed, changes, outcomes, places } = comparison;
  const shown = changes[open.value] ?? changes[0];
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>
        {changed.toLocaleString('en')} of {comparison.events.toLocaleString('en')} events change
      </h2>
      {changed === 0 ? (
        <p class="quiet">
          {isEdited
            ? 'The edits change nothing that would be sent for these events.'
            : 'Nothing is edited: change a mapping or a setting, and see here what it does to all loaded events.'}
        </p>
      ) : (
        <>
          <section class="card">
            <h3>What changes</h3>
            <ul class="reasons">
              {outcomes.map(({ before, after, events: number }) => (
                <li key={`${before} ${after}`}>
                  <b>{number.toLocaleString('en')}</b> <StatusBadge status={before} /> → <StatusBadge status={after} />
                </li>
              ))}
              {places.slice(0, 12).map(({ at, events: number }) => (
                <li key={at}>
                  <b>{number.toLocaleString('en')}</b> <code>{readable(at).replaceAll('["*"]', '[…]')}</code>
                </li>
              ))}
            </ul>
          </section>
          <div class="columns">
            <section class="card">
              <h3>Events</h3>
              <ol class="choices">
                {changes.map((change, number) => (
                  <li key={change.event}>
                    <button
                      type="button"
                      aria-current={change === shown ? 'true' : undefined}
                      onClick={() => (open.value = number)}
                    >
                      {nameOf(events.value[change.event])}{' '}
                      <small class="quiet">{personOf(events.value[change.event])}</small>
                    </button>
                  </li>
                ))}
              </ol>
              {changed > changes.length && <p class="quiet">The first {changes.length} are listed.</p>}
            </section>
            {shown && <Difference change={shown} />}
          </div>
        </>
      )}
    </>
  );
}

function Difference({ change }: { change: Change }) {
  return (
    <section class="card">
      <h3>{nameOf(events.value[change.event])}</h3>
      {change.before !== change.after && (
        <p>
          <StatusBadge status={change.before} /> → <StatusBadge status={change.after} />
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {change.values.map(({ at, before, after }) => (
            <tr key={at}>
              <th scope="row">
                <code>{readable(at)}</code>
              </th>
              <td>{before === undefined ? '' : <del>{JSON.stringify(before)}</del>}</td>
              <td>{after === undefined ? '' : <ins>{JSON.stringify(after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
