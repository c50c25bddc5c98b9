import { bodyBytes } from '../body-text';
import { type Outcome, rejected } from '../outcome';

/** The event of an item that alone makes more bytes than its channel takes. */
export function tooLarge(value: unknown, size: number, limit: number): Outcome {
  const path = heaviestPath(value).join('.');
  return rejected(
    'event',
    `The event makes ${size.toLocaleString('en')} bytes${path && `, most of them in "${path}"`}; ` +
      `the vendor takes at most ${limit.toLocaleString('en')}. Map fewer or shorter properties.`,
  );
}

/** Where a large value is large: from member to member, as long as one holds more than half of the bytes. */
function heaviestPath(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const bytes = jsonBytes(value);
  const heaviest = Object.entries(value).find(([, member]) => jsonBytes(member) * 2 > bytes);
  return heaviest ? [heaviest[0], ...heaviestPath(heaviest[1])] : [];
}

function jsonBytes(value: unknown): number {
  return bodyBytes({ json: value });
}
