import { type EventsByType, isObject, itemsUnder } from '@sluice/kit';

/**
 * The last event of each type in an answer of `event/debug`. https://developer.blueshift.com/docs/your-sites-event-data does
 * not say how they are arranged, so any object with an `event` counts, or else any object under a name.
 */
export function lastEvents(answer: unknown): EventsByType {
  const found = new Map<string, Named[1]>();
  for (const [name, event] of eventsIn(answer, '')) if (!found.has(name)) found.set(name, event);
  return Object.fromEntries(found);
}

type Named = readonly [name: string, event: Readonly<Record<string, unknown>>];

function eventsIn(value: unknown, name: string, depth = 0): Named[] {
  if (Array.isArray(value)) return value.flatMap((member) => eventsIn(member, name, depth + 1));
  if (!isObject(value) || depth > 4) return [];
  if (typeof value.event === 'string') return [[value.event, value]];
  const members = Object.entries(value);
  const isContainer = members.some(([, member]) => isObject(member) || Array.isArray(member));
  if (isContainer) return members.flatMap(([key, member]) => eventsIn(member, key, depth + 1));
  return name === '' || members.length === 0 ? [] : [[name, value]];
}

/** The last event of each name in a request's body. A body for the customers API has none. */
export function sentEvents(body: unknown): EventsByType {
  return Object.fromEntries(
    itemsUnder('events')(body).flatMap((event) =>
      isObject(event) && typeof event.event === 'string' ? [[event.event, event]] : [],
    ),
  );
}
