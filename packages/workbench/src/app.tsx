import type { FunctionComponent } from 'preact';
import { EventList } from './parts/event-list';
import { Failures } from './parts/failures';
import { Header } from './parts/header';
import { Navigation } from './parts/navigation';
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

/** Those that are about one event have the list of events beside them. */
const ofOneEvent: readonly View[] = ['event', 'why'];

export function App() {
  const Current = views[view.value];
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header />
      <Navigation />
      <Failures />
      <div class={ofOneEvent.includes(view.value) ? 'work has-list' : 'work'}>
        {ofOneEvent.includes(view.value) && <EventList />}
        <main id="main" tabIndex={-1}>
          {isReady.value ? <Current /> : <p class="quiet">Loading the destinations …</p>}
        </main>
      </div>
    </>
  );
}
