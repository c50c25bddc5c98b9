import { compact, type FieldDefinitions, furtherProperties, leftOver, pageUrl } from '@sluice/kit';
import { connection } from './connection';
import { product, productProperties } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = { ...product, pageUrl, furtherProperties, ...eventFields } as const satisfies FieldDefinitions;

const { quantity: _notSent, ...sent } = fields;
const further = leftOver(sent);

/** https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details */
export const viewItem = connection.action({
  title: 'View item',
  description: 'Records that a customer looked at a product.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields,
  items: (context) => {
    const { payload } = context;
    const properties = {
      ...further(payload.furtherProperties),
      ...productProperties({ ...payload, quantity: null }),
      local_currency: payload.localCurrency,
      location: payload.pageUrl,
    };
    return [recordEvent(context, 'view_item', compact(properties))];
  },
});
