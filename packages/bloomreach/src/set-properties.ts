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
import { visitor } from './visitor';

/** The fields that every update of a customer has. */
export const customerFields = { ...customer, timestamp, ...visitor } as const satisfies FieldDefinitions;

/**
 * The item that sets properties of a customer; none where there is no property, since Bloomreach takes no such update.
 * https://documentation.bloomreach.com/engagement/reference/update-customer-properties-2
 */
export function setProperties(
  { payload, settings, refuse, note }: ItemsContext<PayloadOf<typeof customerFields>, IdNames>,
  properties: Readonly<Record<string, unknown>>,
): Item[] {
  const ids = customerIds({ payload, settings, refuse });
  const set = compact(properties);
  if (Object.keys(set).length === 0) {
    note('Bloomreach takes no update without a property; the IDs travel with every other event.');
    return [];
  }
  const at = unixSeconds(payload.timestamp);
  if (at === undefined) note('The event has no time that can be read: Bloomreach takes it for the newest.');
  const data = compact({
    customer_ids: ids,
    properties: set,
    // Older values never overwrite newer ones, so that a late or repeated event does no harm.
    update_timestamp: at,
  });
  return [
    batch.item({
      command: { name: 'customers', data },
      visitor: compact({ ip: payload.ip, userAgent: payload.userAgent }),
    }),
  ];
}
