import type { EventFate } from '@sluice/engine';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { groupBy } from '../state/group-by';
import { findMatrix, isUnplanned, matrix, revision } from '../state/planning';
import { entries, nameOf } from '../state/workspace';

/** What happens to every event of the common specs at each destination, with the mappings and settings of this page. */
export function MatrixView() {
  const chosenSpec = useSignal('');
  useEffect(() => void findMatrix(), [revision.value]);
  const rows = matrix.value;
  if (!rows) {
    return (
      <>
        <h2>What each event becomes</h2>
        <p class="quiet">Working it out …</p>
      </>
    );
  }
  const bySpec = groupBy(rows, ({ spec }) => spec);
  const shown = [...bySpec].filter(([spec]) => chosenSpec.value === '' || spec === chosenSpec.value);
  const columns = entries.value.filter(
    ({ destination }, place) =>
      !isUnplanned(place) && entries.value.findIndex((one) => one.destination === destination) === place,
  );
  return (
    <>
      <h2>What each event becomes</h2>
      <p class="quiet">
        Events of the common specs, with the mappings and settings of this page. <code>purchase</code> is the vendor’s
        own name; “same name” a custom event; “by setting” is sent once a setting says so; – is not sent.
      </p>
      <label class="row">
        Show
        <select value={chosenSpec.value} onChange={({ currentTarget }) => (chosenSpec.value = currentTarget.value)}>
          <option value="">all specs</option>
          {[...bySpec.keys()].map((spec) => (
            <option key={spec}>{spec}</option>
          ))}
        </select>
      </label>
      <section class="card" tabIndex={0} aria-label="Matrix">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Event</th>
              {columns.map((entry) => (
                <th scope="col" key={entry.destination}>
                  {nameOf(entry)}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(([spec, ofSpec]) => (
            <tbody key={spec}>
              <tr>
                <th scope="rowgroup" class="spec" colSpan={columns.length + 1}>
                  {spec}
                </th>
              </tr>
              {ofSpec.map(({ event, fates }) => (
                <tr key={event}>
                  <th scope="row">{titleOf(spec, event)}</th>
                  {columns.map(({ destination }) => (
                    <td key={destination}>{fateOf(fates[destination])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  );
}

function titleOf(spec: string, event: string): string {
  if (spec === 'Calls') return `${event} call`;
  return spec === 'Others' ? 'All other events' : event;
}

function fateOf(fate: EventFate | undefined) {
  if (!fate || fate.endpoints.length === 0) {
    return (
      <span class="quiet" title={fate?.reason}>
        {fate?.action === undefined ? '–' : 'by setting'}
      </span>
    );
  }
  if (fate.isOwnName) return 'same name';
  const names = fate.names.length > 0 ? fate.names : fate.endpoints;
  return names.map((name, place) => (
    <span key={name}>
      {place > 0 && ', '}
      <code>{name}</code>
    </span>
  ));
}
