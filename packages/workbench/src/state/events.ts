import { computed, signal } from '@preact/signals';
import { nameOf } from './event-words';

/** The events that are loaded, and what was said while they were read. */
export const events = signal<readonly unknown[]>([]);
export const source = signal('');
export const problems = signal<readonly string[]>([]);
/** The place of the event that is looked at. */
export const selected = signal(0);
/** Its text while it is edited and no JSON. */
export const brokenText = signal<string | undefined>(undefined);

export const selectedEvent = computed(() => events.value[selected.value]);

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

export function replaceEvent(place: number, event: unknown): void {
  events.value = events.value.map((one, at) => (at === place ? event : one));
}
