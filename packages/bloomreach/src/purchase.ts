import {
  compact,
  currency,
  type FieldDefinitions,
  furtherProperties,
  leftOver,
  orderId,
  orderTotal,
  pageReferrer,
  pageUrl,
} from '@sluice/kit';
import { connection } from './connection';
import { productProperties, products } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  orderId,
  status: {
    type: 'string',
    label: 'Status',
    description: 'What became of the order so far.',
    default: 'created',
  },
  total: { ...orderTotal, description: 'What the customer pays for the whole order, in your base currency.' },
  localCurrency: { ...currency, description: 'The currency the customer pays in: three letters, as in ISO 4217.' },
  totalLocalCurrency: {
    ...orderTotal,
    required: false,
    label: 'Total in the local currency',
    description: 'The same in the currency the customer pays in. The total, where you sell in one currency.',
  },
  products,
  pageUrl,
  pageReferrer,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://documentation.bloomreach.com/data-hub/docs/developers: the server-side purchase. */
export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order: one "purchase", and by setting one "purchase_item" for each of its lines.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields,
  items: (context) => {
    const { payload, settings, note } = context;
    // Required for a server-side purchase, but an order without it still counts everywhere but in Discovery.
    if (settings.api === 'dataHub' && !payload.brUid2) note('No _br_uid_2: Discovery cannot attribute this order.');
    const order = { purchase_id: payload.orderId, purchase_status: payload.status };
    const lines = payload.products ?? [];
    const whole = compact({
      ...further(payload.furtherProperties),
      ...order,
      total_price: payload.total,
      local_currency: payload.localCurrency,
      price_local_currency: payload.totalLocalCurrency,
      product_list: lines.map(productProperties),
      location: payload.pageUrl,
      referrer: payload.pageReferrer,
    });
    const each = settings.purchaseItems ? lines : [];
    const shared = compact({ ...order, local_currency: payload.localCurrency });
    return [
      recordEvent(context, 'purchase', whole),
      ...each.map((line) => recordEvent(context, 'purchase_item', { ...shared, ...productProperties(line) })),
    ];
  },
});
