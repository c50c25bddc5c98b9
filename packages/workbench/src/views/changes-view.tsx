import { pathText } from '@sluice/engine/language';
import { useSignal } from '@preact/signals';
import type { EventChange } from '@sluice/mapping-editor/preview';
import { useEffect } from 'preact/hooks';
import { Progress } from '../parts/progress';
import { StatusBadge } from '../parts/status';
import { VendorBar } from '../parts/vendor-bar';
import { nameOf, personOf } from '../state/event-words';
import { events } from '../state/events';
import { comparisons, findComparison, revision } from '../state/planning';
import { chosen, chosenEntry, savedEntries } from '../state/workspace';

/** What the edits change for all loaded events: requests, values, outcomes. */
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
        <Progress />
      </>
    );
  }
  const { changed, details, outcomes, places } = comparison;
  // If events are newly sent, or no longer sent, every value is new or gone, which the outcome already says.
  const turned = new Set(outcomes.flatMap((one) => one.events));
  const changedPlaces = places
    .map(({ at, events: all }) => ({ at, number: all.filter((event) => !turned.has(event)).length }))
    .filter(({ number }) => number > 0);
  const shown = details[open.value] ?? details[0];
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>
        {changed.length.toLocaleString('en')} of {comparison.events.toLocaleString('en')} events change
      </h2>
      {changed.length === 0 ? (
        <p class="quiet">
          {isEdited ? (
            'The edits change nothing that would be sent for these events.'
          ) : (
            <>
              Nothing has been edited. Change a <a href="#/mapping">mapping</a> or a <a href="#/settings">setting</a>,
              and see here what that does to all loaded events.
            </>
          )}
        </p>
      ) : (
        <>
          <section class="card">
            <h3>What changes</h3>
            <ul class="reasons">
              {outcomes.map(({ before, after, events: all }) => (
                <li key={`${before} ${after}`}>
                  <b>{all.length.toLocaleString('en')}</b>
                  <span>
                    <StatusBadge status={before} /> → <StatusBadge status={after} />
                  </span>
                </li>
              ))}
              {changedPlaces.slice(0, 12).map(({ at, number }) => (
                <li key={at}>
                  <b>{number.toLocaleString('en')}</b>
                  <code>{pathText(at).replaceAll('["*"]', '[…]')}</code>
                </li>
              ))}
            </ul>
          </section>
          <div class="columns">
            <section class="card">
              <h3>Events</h3>
              <ol class="choices">
                {details.map((change, number) => (
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
              {changed.length > details.length && <p class="quiet">The first {details.length} are listed.</p>}
            </section>
            {shown && <Difference change={shown} />}
          </div>
        </>
      )}
    </>
  );
}

function Difference({ change: { event, before, after, values } }: { change: EventChange }) {
  return (
    <section class="card">
      <h3>{nameOf(events.value[event])}</h3>
      {before.status !== after.status && (
        <p>
          <StatusBadge status={before.status} /> → <StatusBadge status={after.status} />
        </p>
      )}
      {after.message !== undefined && <p>{after.message}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={`${value.request} ${value.at}`}>
              <th scope="row">
                <code>{pathText(value.at)}</code>
                {value.request > 0 && <small>request {value.request + 1}</small>}
              </th>
              <td>{'before' in value && <del>{JSON.stringify(value.before)}</del>}</td>
              <td>{'after' in value && <ins>{JSON.stringify(value.after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
