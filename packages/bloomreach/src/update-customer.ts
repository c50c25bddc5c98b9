import { compact, timestamp, traits, unixSeconds } from '@sluice/kit';
import { batch } from './batch';
import { connection } from './connection';
import { customer, customerIds } from './customer';
import { visitor } from './visitor';

/** https://documentation.bloomreach.com/engagement/reference/update-customer-properties-2 */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Sets properties of a customer, who is created where there is none with these IDs.',
  defaultSubscription: 'type = "identify"',
  fields: {
    properties: { ...traits, label: 'Properties', description: 'What to set. Null and empty values are left out.' },
    ...customer,
    timestamp,
    ...visitor,
  },
  items: ({ payload, settings, refuse }) => {
    const ids = customerIds(payload, settings, refuse);
    const properties = compact(payload.properties ?? {});
    // Bloomreach takes no update without a property.
    if (Object.keys(properties).length === 0) return [];
    const data = compact({
      customer_ids: ids,
      properties,
      // Older values never overwrite newer ones, so that a late or repeated event does no harm.
      update_timestamp: unixSeconds(payload.timestamp),
    });
    return [
      batch.item({
        command: { name: 'customers', data },
        visitor: compact({ ip: payload.ip, userAgent: payload.userAgent }),
      }),
    ];
  },
});
