import { useSignal } from '@preact/signals';
import { count } from '@sluice/kit/host';
import { useEffect, useMemo } from 'preact/hooks';
import { Coverage } from '../parts/coverage';
import { FlowChart } from '../parts/flow-chart';
import { Progress } from '../parts/progress';
import { Samples } from '../parts/samples';
import { VendorBar } from '../parts/vendor-bar';
import { chartOf, outcomeOf, type Ribbon } from '../state/flow';
import { groupBy } from '../state/group-by';
import { findFlow, flows, revision } from '../state/planning';
import { chosen } from '../state/workspace';

/** What happens to all loaded events: from names through subscriptions to outcomes. */
export function BatchView() {
  const place = chosen.value;
  const flow = flows.value[place];
  const ribbon = useSignal<Ribbon | undefined>(undefined);
  useEffect(() => {
    ribbon.value = undefined;
    void findFlow(place);
  }, [place, revision.value]);
  const chart = useMemo(() => flow && chartOf(flow), [flow]);
  if (!flow || !chart) {
    return (
      <>
        <VendorBar hasStatus={false} />
        <h2>All events</h2>
        <Progress />
      </>
    );
  }
  const chosenRibbon = ribbon.value;
  const numbers = [...groupBy(flow.bands, outcomeOf)]
    .map(([outcome, bands]) => ({ outcome, number: bands.reduce((sum, band) => sum + band.events.length, 0) }))
    .toSorted((a, b) => b.number - a.number)
    .map(({ outcome, number }) => `${number.toLocaleString('en')} ${outcome}`);
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>All {count(flow.events, 'event')}</h2>
      <p class="quiet">
        {numbers.join(', ')}; {count(flow.requests, 'request')}. Choose a band to see the events in it.
      </p>
      <FlowChart
        chart={chart}
        chosen={chosenRibbon}
        onChoose={(one) => (ribbon.value = one === chosenRibbon ? undefined : one)}
      />
      <Samples
        bands={chosenRibbon?.bands ?? flow.bands}
        title={chosenRibbon ? `${chosenRibbon.from} → ${chosenRibbon.to}` : 'All events'}
      />
      <Coverage flow={flow} />
    </>
  );
}
