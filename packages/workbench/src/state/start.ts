import { messageOf } from '@sluice/kit/host';
import { batch, signal } from '@preact/signals';
import { loadEvents } from './events';
import { plannerFailure, startPlanning } from './planning';
import { sampleEvents } from './samples';
import { config, connect, loadGivenEvents, serverFailure } from './server';
import { stateInAddress } from './shared-state';
import { definitions, entries, isChanged, savedEntries } from './workspace';

/** Whether the views have all they need. */
export const isReady = signal(false);

/** Connects to the server if there is one, loads destinations and events, and starts the planning. */
export async function start(): Promise<void> {
  const shared = await stateInAddress();
  const planning = startPlanning().catch((error: unknown) => (plannerFailure.value = messageOf(error)));
  let hasEvents = false;
  try {
    if (await connect()) hasEvents = await loadGivenEvents();
  } catch (error) {
    serverFailure.value = messageOf(error);
  }
  const samples = hasEvents ? [] : await sampleEvents('spec');
  await planning;
  batch(() => {
    if (samples.length > 0) loadEvents(samples, 'Samples');
    if (shared) {
      entries.value = shared.entries;
      loadEvents([shared.event], 'The link');
    }
    if (entries.peek().length === 0)
      entries.value = definitions.peek().map(({ slug }) => ({ destination: slug, settings: {} }));
    if (savedEntries.peek().length === 0 && !shared) savedEntries.value = entries.peek();
  });
  isReady.value = true;
  document.documentElement.dataset.ready = 'true';
  // Ask before the user leaves the page with unsaved edits.
  addEventListener('beforeunload', (event) => {
    if (config.value && isChanged.value) event.preventDefault();
  });
}
