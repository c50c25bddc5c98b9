import { compact, type ItemsContext, type PayloadOf, unixSeconds } from '@sluice/kit';
import type { Command } from './batch';
import { customer, customerIds, type IdNames } from './customer';
import { discovery, discoveryMetadata } from './discovery';
import { visit } from './visit';

/** The fields that every event has. */
export const eventFields = { ...customer, ...visit, ...discovery } as const;

type EventPayload = PayloadOf<typeof eventFields>;
interface EventSettings extends IdNames {
  readonly eventTypeKey: 'event_type' | 'type';
}

/** The command that records one event of a customer. */
export function eventCommand(
  { payload, settings, refuse, note }: ItemsContext<EventPayload, EventSettings>,
  eventType: string,
  properties: Readonly<Record<string, unknown>>,
): Command {
  const at = unixSeconds(payload.timestamp);
  if (at === undefined) note('The event has no time: Bloomreach records when it arrives, and counts a repeat twice.');
  return {
    name: 'customers/events',
    data: {
      customer_ids: customerIds(payload, settings, refuse),
      [settings.eventTypeKey]: eventType,
      properties,
      ...compact({ metadata: discoveryMetadata(payload), timestamp: at }),
    },
  };
}
