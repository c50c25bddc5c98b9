import { computed, signal } from '@preact/signals';
import { nameOf } from './event-words';

/** The loaded events. */
export const events = signal<readonly unknown[]>([]);
/** Where they were loaded from. */
export const source = signal('');
/** What could not be read. */
export const problems = signal<readonly string[]>([]);
/** The place of the event that is shown. */
export const selected = signal(0);
/** Its text, while it is being edited and is not JSON. */
export const brokenText = signal<string | undefined>(undefined);

/** The event that is shown. */
export const selectedEvent = computed(() => events.value[selected.value]);

/** Replaces the events. */
export function loadEvents(loaded: readonly unknown[], from: string, said: readonly string[] = []): void {
  events.value = loaded;
  source.value = from;
  problems.value = said;
  selected.value = Math.max(
    0,
    loaded.findIndex((one) => nameOf(one) === 'Order Completed'),
  );
  brokenText.value = undefined;
}

/** Replaces one event. */
export function replaceEvent(place: number, event: unknown): void {
  events.value = events.value.map((one, at) => (at === place ? event : one));
}
