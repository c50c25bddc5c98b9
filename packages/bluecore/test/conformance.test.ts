import { destination } from '@sluice/bluecore';
import { conformance, forEach } from '@sluice/test-utils/conformance';
import { specEvent } from '@sluice/events';

conformance(destination, {
  unsupported: {
    page: 'Bluecore knows what is done with products, and no pages.',
    screen: 'Bluecore knows what is done with products, and no screens.',
    group: 'Bluecore knows no groups.',
    alias: 'Bluecore links IDs to an email address alone, and an alias holds none.',
  },
  rejected: [
    {
      reason: 'A purchase needs an address, and servers that know a user ID alone have none.',
      is: ({ event, context, properties }) =>
        event === 'Order Completed' && !Object.hasOwn(context ?? {}, 'traits') && properties?.email === undefined,
    },
  ],
  unfilled: {
    ...forEach('Senders whose product IDs are those of a family name the variant so.', [
      '$.properties.variant_sku',
      'products.variant_sku',
    ]),
    ...forEach('Older SDKs of RudderStack for phones keep the user ID there.', ['$.traits.id', '$.context.traits.id']),
  },
  samples: {
    updateSubscription: {
      events: [{ ...specEvent('Newsletter Subscribed'), properties: { channelConsents: { email: true } } }],
    },
  },
});
