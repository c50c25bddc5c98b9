import { bodyBytes } from '../request/body-text';
import { type Outcome, rejected } from '../outcome/outcome';

/** The outcome of an event with an item that alone exceeds its channel's limit. */
export function tooLarge(value: unknown, size: number, limit: number): Outcome {
  const path = heaviestPath(value).join('.');
  return rejected(
    'event',
    `The event has ${size.toLocaleString('en')} bytes${path && `, most of them in "${path}"`}; ` +
      `the vendor accepts at most ${limit.toLocaleString('en')}. Map fewer or shorter properties.`,
  );
}

/** The path to the part that makes a value large: follows members that have more than half of the bytes. */
function heaviestPath(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const bytes = jsonBytes(value);
  const heaviest = Object.entries(value).find(([, member]) => jsonBytes(member) * 2 > bytes);
  return heaviest ? [heaviest[0], ...heaviestPath(heaviest[1])] : [];
}

function jsonBytes(value: unknown): number {
  return bodyBytes({ json: value });
}
