import { textIn } from '@sluice/kit/host';

const texts = new WeakMap<object, string>();

/** Whether the event contains these words anywhere; they must be in lower case. */
export function holds(event: unknown, words: string): boolean {
  if (words === '') return true;
  if (typeof event !== 'object' || event === null) return String(event).toLowerCase().includes(words);
  const text = texts.get(event) ?? JSON.stringify(event).toLowerCase();
  texts.set(event, text);
  return text.includes(words);
}

/** The event's name, or else its type. */
export function nameOf(event: unknown): string {
  return visible(textIn(event, 'event') ?? textIn(event, 'name') ?? textIn(event, 'type') ?? 'no event');
}

/** The name with visible blanks at its ends, since they make it a different name. */
export function visible(name: string): string {
  return name === name.trim() ? name : JSON.stringify(name);
}

/** The ID of the event's person. */
export function personOf(event: unknown): string {
  return textIn(event, 'userId') ?? textIn(event, 'anonymousId') ?? 'nobody';
}

/** The event's type. */
export function typeOf(event: unknown): string {
  return textIn(event, 'type') ?? 'no type';
}
