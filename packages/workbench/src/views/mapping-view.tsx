import type { MappingChange, MappingElement, Preview } from '@sluice/mapping-editor';
import { useEffect, useRef } from 'preact/hooks';
import { VendorBar } from '../parts/vendor-bar';
import { nameOf, typeOf } from '../state/event-words';
import { selectedEvent, events } from '../state/events';
import { tryOut } from '../state/planning';
import { changeEntry, chosen, chosenEntry, definitionOf, openings } from '../state/workspace';

/** A sample of each kind is enough to pick from. */
const mostSamples = 200;

/** The mapping editor around the chosen destination's subscriptions. */
export function MappingView() {
  const place = chosen.value;
  const entry = chosenEntry.value;
  const definition = definitionOf(entry?.destination);
  const host = useRef<HTMLDivElement>(null);
  const element = useRef<MappingElement>(undefined);

  useEffect(() => {
    let isGone = false;
    // Loaded when this view is first shown.
    void import('@sluice/mapping-editor').then(() => {
      if (isGone || !host.current) return;
      const made = document.createElement('sluice-mapping');
      made.addEventListener('change', (told) => {
        const { detail } = told as CustomEvent<MappingChange>;
        const now = chosenEntry.peek();
        if (!now) return;
        const { subscriptions: _, ...rest } = now;
        const isChanged = Object.keys(detail.overrides).length > 0;
        changeEntry(chosen.peek(), isChanged ? { ...rest, subscriptions: detail.overrides } : rest);
      });
      element.current = made;
      host.current.append(made);
      give(made);
    });
    return () => {
      isGone = true;
      element.current = undefined;
    };
  }, [place, definition]);

  /** Passes the element what it edits, except its own edits, which would reset it. */
  function give(to: MappingElement): void {
    if (!definition || !entry) return;
    to.destination = definition as NonNullable<MappingElement['destination']>;
    to.subscriptions = openings.peek()[place]?.subscriptions ?? definition.presets;
    to.events = samples() as MappingElement['events'];
    to.preview = preview;
  }

  const preview: Preview = (sample, subscriptions) => tryOut(place, sample, subscriptions);
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2 class="hidden">Mappings</h2>
      <div class="editor-host" key={place} ref={host} />
    </>
  );
}

/** The event that is shown, then the first of each name. */
function samples(): unknown[] {
  const first = new Map<string, unknown>();
  for (const one of events.peek()) {
    const key = `${typeOf(one)} ${nameOf(one)}`;
    if (!first.has(key) && first.size < mostSamples) first.set(key, one);
  }
  return [...new Set([selectedEvent.peek(), ...first.values()])].filter(
    (one) => typeof one === 'object' && one !== null,
  );
}
