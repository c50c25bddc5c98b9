import { useSignal } from '@preact/signals';
import { count } from '@sluice/kit/host';
import type { Band } from '@sluice/mapping-editor/preview';
import { holds, nameOf, personOf } from '../state/event-words';
import { events, selected } from '../state/events';
import { outcomeOf, takersOf } from '../state/flow';
import { groupBy } from '../state/group-by';
import { goTo } from '../state/route';
import { ReasonList } from './reason-list';
import { fixWords } from './status';

const mostShown = 20;

/** The events of some bands: their reasons, and samples of them, with a search. */
export function Samples({ bands, title }: { bands: readonly Band[]; title: string }) {
  const sought = useSignal('');
  const words = sought.value.trim().toLowerCase();
  const all = bands.flatMap((band) => band.events.map((place) => ({ place, band })));
  const found = all.filter(({ place }) => holds(events.value[place], words)).toSorted((a, b) => a.place - b.place);
  return (
    <section class="card">
      <h3>
        {title}: {count(all.length, 'event')}
      </h3>
      <Reasons bands={bands} />
      <label class="search">
        <span class="hidden">Search these events</span>
        <input
          type="search"
          placeholder="Search by user, message ID …"
          value={sought.value}
          onInput={({ currentTarget }) => (sought.value = currentTarget.value)}
        />
      </label>
      <table class="samples">
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">Person</th>
            <th scope="col">Subscription</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, mostShown).map(({ place, band }) => (
            <tr key={place}>
              <td>
                <button type="button" class="link" onClick={() => show(place)}>
                  {nameOf(events.value[place])}
                </button>
              </td>
              <td>{personOf(events.value[place])}</td>
              <td>{takersOf(band)}</td>
              <td>{outcomeOf(band)}</td>
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

function Reasons({ bands }: { bands: readonly Band[] }) {
  const all = bands.flatMap((band) => band.reasons.map((reason) => ({ outcome: outcomeOf(band), ...reason })));
  const alike = [...groupBy(all, ({ outcome, text }) => `${outcome} ${text}`).values()].map((same) => ({
    ...same[0],
    number: same.reduce((sum, { events: places }) => sum + places.length, 0),
  }));
  const lines = alike.map(({ outcome, text, fix, number }) => ({
    key: `${outcome} ${text}`,
    number,
    content: (
      <>
        {outcome === 'would be sent' ? 'with a note' : outcome}: {text}{' '}
        {fix !== undefined && <span class="quiet">{fixWords[fix]}.</span>}
      </>
    ),
  }));
  return <ReasonList lines={lines} />;
}

function show(place: number): void {
  selected.value = place;
  goTo('why');
}
