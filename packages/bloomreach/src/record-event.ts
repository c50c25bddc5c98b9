import {
  compact,
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
