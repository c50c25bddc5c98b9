import type { FunctionComponent } from 'preact';
import { EventList } from './parts/event-list';
import { Failures } from './parts/failures';
import { Header } from './parts/header';
import { Navigation } from './parts/navigation';
import { NoEvents } from './parts/no-events';
import { Unplanned } from './parts/unplanned';
import { VendorBar } from './parts/vendor-bar';
import { events } from './state/events';
import { isUnplanned } from './state/planning';
import { chosen, openings } from './state/workspace';
import { isReady } from './state/start';
import { view, type View } from './state/route';
import { BatchView } from './views/batch-view';
import { ChangesView } from './views/changes-view';
import { EventView } from './views/event-view';
import { ExportView } from './views/export-view';
import { MappingView } from './views/mapping-view';
import { MatrixView } from './views/matrix-view';
import { SendingView } from './views/sending-view';
import { SettingsView } from './views/settings-view';
import { WhyView } from './views/why-view';

const views: Readonly<Record<View, FunctionComponent>> = {
  event: EventView,
  why: WhyView,
  mapping: MappingView,
  changes: ChangesView,
  batch: BatchView,
  sending: SendingView,
  settings: SettingsView,
  matrix: MatrixView,
  export: ExportView,
};

/** Views of one event, with the list of events next to them. */
const ofOneEvent: readonly View[] = ['event', 'why'];

/** Views of what one destination makes of the events. */
const ofOnePlan: readonly View[] = ['why', 'changes', 'batch'];

const ofEvents: readonly View[] = ['event', 'why', 'changes', 'batch', 'sending'];

function CurrentView() {
  const Current = views[view.value];
  const place = chosen.value;
  if (events.value.length === 0 && ofEvents.includes(view.value)) return <NoEvents />;
  const isUneditable = view.value === 'mapping' && openings.value[place] && !openings.value[place].subscriptions;
  if (!isUneditable && !(ofOnePlan.includes(view.value) && isUnplanned(place))) return <Current />;
  return (
    <>
      <VendorBar hasStatus={ofOneEvent.includes(view.value)} />
      <Unplanned place={place} />
    </>
  );
}

/** The page. */
export function App() {
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          // The hash of the URL names the view.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the content
      </a>
      <Header />
      <Navigation />
      <Failures />
      <div class={ofOneEvent.includes(view.value) ? 'work has-list' : 'work'}>
        {ofOneEvent.includes(view.value) && <EventList />}
        <main id="main" tabIndex={-1}>
          {isReady.value ? <CurrentView /> : <p class="quiet">Loading the destinations …</p>}
        </main>
      </div>
    </>
  );
}
