import { compact, type FieldDefinitions, type Item, type PayloadOf, timestamp } from '@sluice/kit';
import { customer, type Customer } from './customer';
import { type Call, events } from './events';

/** The fields that every event has: who, when, and with what. */
export const eventFields = {
  ...customer,
  timestamp: { ...timestamp, description: 'When it happened. Bluecore takes no time, so old events are refused.' },
  client: {
    type: 'string',
    label: 'Client',
    description: 'The version of your app, or anything else to tell audiences apart by.',
    default: { '@path': '$.context.app.version' },
  },
  device: {
    type: 'string',
    label: 'Device',
    description: 'As in "iPadOS 15.0 iPad11,6".',
    default: { '@template': '{{context.os.name}} {{context.os.version}} {{context.device.model}}' },
  },
} as const satisfies FieldDefinitions;

interface Context {
  readonly payload: PayloadOf<typeof eventFields>;
  readonly settings: { readonly linking: 'identify' | 'every' | 'off' };
}

/**
 * The items that record the calls of one event; before them, where IDs are to be linked, an "identify" for each. Such a
 * call says nothing of the customer but the address. https://help.bluecore.com/help/events-api, "Linking identifiers to email".
 */
export function recordEvent(
  { payload, settings }: Context,
  { distinctId, email, otherIds }: Customer,
  calls: readonly Call[],
  isToLink = settings.linking === 'every',
): Item[] {
  const links = (isToLink && email !== undefined ? otherIds : []).map((id) => ({
    event: 'identify',
    properties: { distinct_id: id, customer: { email } },
  }));
  const app = compact({ client: payload.client, device: payload.device?.replaceAll(/\s+/g, ' ').trim() });
  const time = compact({ occurredAt: payload.timestamp });
  return [...links, ...calls].map(({ event, properties }) =>
    events.item({ event, properties: { ...app, distinct_id: distinctId, ...properties } }, time),
  );
}
