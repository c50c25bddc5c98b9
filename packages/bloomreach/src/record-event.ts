import {
  compact,
  type FieldDefinition,
  type FieldDefinitions,
  type Item,
  type ItemsContext,
  type PayloadOf,
  timestamp,
  unixSeconds,
} from '@sluice/kit';
import { batch } from './batch';
import { customer, customerIds } from './customer';
import type { IdNames } from './named-ids';
import { discovery, discoveryMetadata } from './discovery';
import { visitor } from './visitor';

/** The fields that every event has: who, when, in whose browser, and what Discovery needs. */
export const eventFields = { ...customer, timestamp, ...visitor, ...discovery } as const satisfies FieldDefinitions;

/** What else an event holds, for the actions that pick its properties. */
export const furtherProperties = {
  type: 'object',
  label: 'Further properties',
  description: 'What else the event holds. Those that other fields of this action are made of are left out.',
  defaultObjectUI: 'keyvalue',
  default: { '@path': '$.properties' },
} as const satisfies FieldDefinition;

/**
 * Makes the function that leaves out the properties which these fields are made of by default: what an action's own fields
 * take arrives under Bloomreach's names. Of several alternatives the first that is there counts as taken.
 */
export function leftOver(fields: FieldDefinitions) {
  const alternatives = Object.values(fields).map(({ default: value }) =>
    [...JSON.stringify(value ?? null).matchAll(/"\$\.properties\.(\w+)"/g)].map((match) => match[1] ?? ''),
  );
  return (properties: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
    const taken = new Set(alternatives.map((names) => names.find((name) => properties[name] != null)));
    return Object.fromEntries(Object.entries(properties).filter(([name]) => !taken.has(name)));
  };
}

interface EventSettings extends IdNames {
  readonly api: 'dataHub' | 'engagement';
  readonly eventTypeKey: 'event_type' | 'type';
}

/** The item that records one event of a customer. */
export function recordEvent(
  { payload, settings, refuse, note }: ItemsContext<PayloadOf<typeof eventFields>, EventSettings>,
  eventType: string,
  properties: Readonly<Record<string, unknown>>,
): Item {
  const at = unixSeconds(payload.timestamp);
  if (at === undefined) {
    const why = payload.timestamp === undefined ? 'The event has no time' : 'The event’s time cannot be read';
    note(`${why}: Bloomreach records when it arrives, and counts a repeat twice.`);
  }
  return batch.item({
    command: {
      name: 'customers/events',
      data: {
        customer_ids: customerIds({ payload, settings, refuse }),
        [settings.eventTypeKey]: eventType,
        properties,
        ...compact({ metadata: settings.api === 'dataHub' ? discoveryMetadata(payload) : undefined, timestamp: at }),
      },
    },
    visitor: compact({ ip: payload.ip, userAgent: payload.userAgent }),
  });
}
