import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Coverage } from '../parts/coverage';
import { FlowChart } from '../parts/flow-chart';
import { Progress } from '../parts/progress';
import { Samples } from '../parts/samples';
import { VendorBar } from '../parts/vendor-bar';
import { events } from '../state/events';
import { type Band, coverageOf, flowOf } from '../state/flow';
import { batches, findBatch, revision } from '../state/planning';
import { chosen, entryStates } from '../state/workspace';

/** What becomes of all loaded events: from their names through the subscriptions to the outcomes. */
export function BatchView() {
  const place = chosen.value;
  const batch = batches.value[place];
  const band = useSignal<Band | undefined>(undefined);
  useEffect(() => {
    band.value = undefined;
    void findBatch(place);
  }, [place, revision.value]);
  const flow = useMemo(() => batch && flowOf(events.value, batch), [batch]);
  if (!batch || !flow) {
    return (
      <>
        <VendorBar hasStatus={false} />
        <h2>All events</h2>
        <Progress work={`batch ${place}`} />
      </>
    );
  }
  const chosenBand = band.value;
  const numbers = Object.entries(flow.statuses).map(([status, number]) => `${number.toLocaleString('en')} ${status}`);
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>All {events.value.length.toLocaleString('en')} events</h2>
      <p class="quiet">{numbers.join(', ')}. Choose a band to see the events in it.</p>
      <FlowChart
        flow={flow}
        chosen={chosenBand}
        onChoose={(one) => (band.value = one === chosenBand ? undefined : one)}
      />
      <Samples
        batch={batch}
        places={chosenBand ? chosenBand.events : [...events.value.keys()]}
        title={chosenBand ? `${chosenBand.from} → ${chosenBand.to}` : 'All events'}
      />
      <Coverage rows={coverageOf(events.value, batch, entryStates.value[place]?.subscriptions ?? [])} />
    </>
  );
}
