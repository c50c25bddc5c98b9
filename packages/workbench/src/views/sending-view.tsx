import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { ExchangeCard } from '../parts/exchange-card';
import { SendingForm } from '../parts/sending-form';
import { SendingReport } from '../parts/sending-report';
import { Timeline } from '../parts/timeline';
import { VendorBar } from '../parts/vendor-bar';
import { config } from '../state/server';
import { sending } from '../state/sending';
import { timelineOf } from '../state/timeline';

/** Sends the loaded events to the vendor, or to a simulator with faults on demand, and shows everything that happens. */
export function SendingView() {
  const chosen = useSignal<number | undefined>(undefined);
  const now = sending.value;
  const rows = useMemo(() => (now ? timelineOf(now) : []), [now]);
  const exchange = now?.exchanges.find(({ number }) => number === chosen.value) ?? now?.exchanges[0];
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>Sending</h2>
      {config.value ? (
        <SendingForm />
      ) : (
        <p>
          This is the demo, which sends nothing. <code>npx sluice workbench</code> on your own machine sends to
          simulators of the vendors, with faults, and to the vendors themselves.
        </p>
      )}
      {now && (
        <>
          <SendingReport sending={now} />
          {now.exchanges.length > 0 && (
            <Timeline rows={rows} chosen={exchange?.number} onChoose={(number) => (chosen.value = number)} />
          )}
          {exchange && <ExchangeCard exchange={exchange} rows={rows} sending={now} />}
        </>
      )}
    </>
  );
}
