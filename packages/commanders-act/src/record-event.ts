import { compact, type FieldDefinitions, isObject, type Item, type ItemsContext, type PayloadOf } from '@sluice/kit';
import { collect } from './collect';
import { contextFields, contextOf } from './event-context';
import { userFields, userOf } from './user';
import type { HashSettings } from './with-hashes';

/** The fields that every event has: which, when, where, and of whom. */
export const eventFields = { ...userFields, ...contextFields } as const satisfies FieldDefinitions;

interface EventSettings extends HashSettings {
  readonly timestampFormat: 'text' | 'number';
  readonly testCode?: string;
}

interface RecordedEvent {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly isConversion?: boolean | undefined;
}

export type EventContext = ItemsContext<PayloadOf<typeof eventFields>, EventSettings>;

/**
 * Names of the frame, of its first version, and of what partners read: https://doc.commandersact.com, "HTTP tracking API
 * source". A property of that name would be taken for something else.
 */
const reserved = new Set([
  'event_name',
  'event_timestamp',
  'event',
  'batch',
  'user',
  'context',
  'properties',
  'integrations',
  'partners',
  'test_code',
]);

/** The item that records one event, its properties beside the frame: https://doc.commandersact.com, "Events reference". */
export function recordEvent(
  eventContext: EventContext,
  eventName: string,
  { properties, isConversion = false }: RecordedEvent,
): Item {
  const { payload, settings, refuse, note } = eventContext;
  const context = contextOf(payload, settings);
  if (!context) throw refuse('timestamp', 'it is neither ISO 8601 nor unix time.');
  const own = Object.entries(compact(properties));
  // Items have a form of their own: what has another must not stand there.
  const areItems = (value: unknown) =>
    Array.isArray(value) && value.every((one) => isObject(one) && isObject(one.product));
  const isReserved = ([name, value]: readonly [string, unknown]) =>
    reserved.has(name) || (name === 'items' && !areItems(value));
  const lost = own.filter(isReserved).map(([name]) => name);
  if (lost.length > 0) note(`Left out, for Commanders Act has a use of its own for the name: ${lost.join(', ')}.`);
  const { value, revenue, currency } = properties;
  if ((value ?? revenue) != null && !currency) note('No currency: Commanders Act asks for one with every amount.');
  return collect.item({
    event_name: eventName,
    ...Object.fromEntries(own.filter((entry) => !isReserved(entry))),
    user: userOf(eventContext, isConversion),
    context,
    ...compact({ test_code: settings.testCode }),
  });
}
