import { computed, signal } from '@preact/signals';

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

const texts = new WeakMap<object, string>();

/** Whether these words, in small letters, stand anywhere in the event. */
export function holds(event: unknown, words: string): boolean {
  if (words === '') return true;
  if (typeof event !== 'object' || event === null) return String(event).toLowerCase().includes(words);
  const text = texts.get(event) ?? JSON.stringify(event).toLowerCase();
  texts.set(event, text);
  return text.includes(words);
}

/** What the event is called: its name, else its type. */
export function nameOf(event: unknown): string {
  return textIn(event, 'event') ?? textIn(event, 'name') ?? textIn(event, 'type') ?? 'no event';
}

/** Who did it, as far as the event says. */
export function personOf(event: unknown): string {
  return textIn(event, 'userId') ?? textIn(event, 'anonymousId') ?? 'nobody';
}

export function typeOf(event: unknown): string {
  return textIn(event, 'type') ?? '';
}

function textIn(event: unknown, key: string): string | undefined {
  const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
