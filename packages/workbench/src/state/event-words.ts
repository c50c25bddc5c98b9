import { textIn } from '@sluice/kit/host';

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
  return visible(textIn(event, 'event') ?? textIn(event, 'name') ?? textIn(event, 'type') ?? 'no event');
}

/** A name in which blanks at the ends, which make it another one, can be seen. */
export function visible(name: string): string {
  return name === name.trim() ? name : JSON.stringify(name);
}

/** Who did it, as far as the event says. */
export function personOf(event: unknown): string {
  return textIn(event, 'userId') ?? textIn(event, 'anonymousId') ?? 'nobody';
}

export function typeOf(event: unknown): string {
  return textIn(event, 'type') ?? 'no type';
}
