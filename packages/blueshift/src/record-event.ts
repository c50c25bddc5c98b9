import {
  compact,
  type FieldDefinitions,
  type Item,
  type ItemsContext,
  type PayloadOf,
  timestamp,
  unixMilliseconds,
} from '@sluice/kit';
import { device, deviceAttributes } from './device';
import { eventUuid } from './event-uuid';
import { events } from './events';
import { cleanId, identifiers, identity } from './identifiers';
import { ownAttributes } from './own-attributes';
import { withoutConsent } from './subscriptions';

/** The fields that every event has: who, where, when, on which device. */
export const eventFields = {
  ...identity,
  groupId: {
    type: 'string',
    label: 'Group ID',
    description: 'The customer group, such as a company, that the customer is in.',
  },
  messageId: {
    type: 'string',
    label: 'Message ID',
    description: 'Tells one event from another. It becomes the event_uuid.',
    default: { '@path': '$.messageId' },
  },
  timestamp,
  ...device,
} as const satisfies FieldDefinitions;

interface EventSettings {
  readonly anonymousIdField: string;
  readonly sendUnidentified: boolean;
  readonly sendEventUuid: boolean;
  readonly sendTimestamp: boolean;
}

export type EventContext = ItemsContext<PayloadOf<typeof eventFields>, EventSettings>;

/**
 * The item that records one event; none where it is of nobody that Blueshift could know. What the customer agreed to is
 * apart from the attributes, which are no place for it.
 */
export function recordEvent(
  context: EventContext,
  event: string,
  attributes: Readonly<Record<string, unknown>>,
  agreed: Readonly<Record<string, unknown>> = {},
): Item[] {
  const { payload, settings, refuse, note } = context;
  const { anonymous_id: anonymous, ...ids } = identifiers(payload, settings);
  if (Object.keys(ids).length === 0 && !settings.sendUnidentified) {
    if (cleanId(payload.anonymousId) === undefined) {
      throw refuse('userId', 'the event has no user ID, e-mail, device ID or Blueshift cookie. Map one of them.');
    }
    note('The visitor is not known yet, and the setting "Anonymous ID" sends nothing that identifies one.');
    return [];
  }
  // One page of the vendor takes 64 characters, another 256.
  if ((ids.email ?? '').length > 64) note('The e-mail address has more than 64 characters: Blueshift may not take it.');
  const at = unixMilliseconds(payload.timestamp);
  if (settings.sendTimestamp && at === undefined) {
    note('The event has no time that can be read: Blueshift records when it arrives.');
  }
  // No page names `timestamp`, but the vendor's own SDKs send it so, and its import takes the time of arrival without it.
  const own = compact({
    event,
    ...ids,
    anonymous_id: anonymous,
    group_id: payload.groupId,
    ...deviceAttributes(payload),
    event_uuid: settings.sendEventUuid ? eventUuid(payload.messageId) : undefined,
    timestamp: settings.sendTimestamp && at !== undefined ? new Date(at).toISOString() : undefined,
  });
  const all = { ...withoutConsent(attributes, note), ...agreed };
  return [events.item({ ...ownAttributes(all, own, note), ...own })];
}
