import { type EventsByType, isObject, itemsUnder } from '@sluice/kit';

/**
 * The last event of each type in the answer of `event/debug`. https://developer.blueshift.com/reference (Your site/app's event data)
 * says that they are in it, and not where: whatever has the name of an event is one, and else what stands under a name.
 */
export function lastEvents(answer: unknown): EventsByType {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  const visit = (value: unknown, name: string | undefined, depth: number): void => {
    if (Array.isArray(value)) for (const member of value) visit(member, name, depth + 1);
    if (!isObject(value) || depth > 4) return;
    if (typeof value.event === 'string') return keep(value.event, value);
    const members = Object.entries(value);
    const isContainer = members.some(([, member]) => isObject(member) || Array.isArray(member));
    if (isContainer) for (const [key, member] of members) visit(member, key, depth + 1);
    else if (name !== undefined && members.length > 0) keep(name, value);
  };
  const keep = (name: string, event: Readonly<Record<string, unknown>>) => {
    if (!found.has(name)) found.set(name, event);
  };
  visit(answer, undefined, 0);
  return Object.fromEntries(found);
}

/** The last event of each name in the body of a request; a body for the customers API holds none. */
export function sentEvents(body: unknown): EventsByType {
  return Object.fromEntries(
    itemsUnder('events')(body).flatMap((event) =>
      isObject(event) && typeof event.event === 'string' ? [[event.event, event]] : [],
    ),
  );
}
