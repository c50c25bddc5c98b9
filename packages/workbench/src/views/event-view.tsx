import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EventPane } from '../parts/event-pane';
import { PointedLine } from '../parts/pointed-line';
import { RequestsPane } from '../parts/requests-pane';
import { VendorBar } from '../parts/vendor-bar';
import { forgetWanted, wanted } from '../state/planning';
import { chosen, entries } from '../state/workspace';

/** The event, and next to it its requests, updated with every keystroke. */
export function EventView() {
  const isAll = useSignal(false);
  const shown = isAll.value ? [...entries.value.keys()] : [Math.min(chosen.value, entries.value.length - 1)];
  useEffect(() => {
    wanted.value = shown;
    return forgetWanted;
  }, [shown.join()]);
  return (
    <>
      <h2 class="hidden">Event and requests</h2>
      <VendorBar isAll={isAll.value} onAll={(all) => (isAll.value = all)} />
      <div class={isAll.value ? 'columns many' : 'columns'}>
        <EventPane shown={shown} />
        {shown.map((place) => (
          <RequestsPane key={place} entry={place} />
        ))}
      </div>
      <PointedLine />
    </>
  );
}
