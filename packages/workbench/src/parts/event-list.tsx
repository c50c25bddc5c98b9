import { useSignal } from '@preact/signals';
import { count } from '@sluice/kit/host';
import { useEffect, useRef } from 'preact/hooks';
import { holds, nameOf, personOf, typeOf } from '../state/event-words';
import { events, selected, brokenText, source } from '../state/events';
import { EventLoader } from './event-loader';

/** Nobody looks through more; with thousands of events, people search. */
const mostShown = 300;

/** The loaded events to choose from. */
export function EventList() {
  const sought = useSignal('');
  const words = sought.value.trim().toLowerCase();
  const found = events.value.map((event, place) => ({ event, place })).filter(({ event }) => holds(event, words));
  const shown = found.slice(0, mostShown);
  const choose = (place: number) => {
    brokenText.value = undefined;
    selected.value = place;
  };
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => showChosen(list.current), [selected.value, events.value, words]);
  return (
    <aside class="events" aria-label="Events">
      <EventLoader />
      <p class="quiet">
        {source.value}: {count(events.value.length, 'event')}
        {words !== '' && `, ${found.length} found`}
      </p>
      <label class="search">
        <span class="hidden">Search events</span>
        <input
          type="search"
          placeholder="Search name, person, ID …"
          value={sought.value}
          onInput={({ currentTarget }) => (sought.value = currentTarget.value)}
        />
      </label>
      <ol class="list" ref={list}>
        {shown.map(({ event, place }) => (
          <li key={place}>
            <button
              type="button"
              aria-current={selected.value === place ? 'true' : undefined}
              onClick={() => choose(place)}
              onKeyDown={move}
            >
              <strong>{nameOf(event)}</strong>
              <small>
                {typeOf(event)} · {personOf(event)}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {found.length > shown.length && <p class="quiet">The first {mostShown} are shown: search for others.</p>}
    </aside>
  );
}

/** Scrolls the list, not the page, to the chosen event. */
function showChosen(list: HTMLElement | null): void {
  const chosen = list?.querySelector('[aria-current]')?.getBoundingClientRect();
  if (!list || !chosen) return;
  const { top, bottom } = list.getBoundingClientRect();
  list.scrollTop += Math.min(0, chosen.top - top) + Math.max(0, chosen.bottom - bottom);
}

/** The up and down keys move from event to event. */
function move(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const button = event.currentTarget as HTMLElement;
  const items = [...(button.closest('ol')?.querySelectorAll<HTMLElement>('button') ?? [])];
  const next = by && items[items.indexOf(button) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
