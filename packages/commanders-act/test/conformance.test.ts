import { destination } from '@sluice/commanders-act';
import { conformance, forEach } from '@sluice/test-utils/conformance';
import { specEvent } from '@sluice/events';

const { products, currency } = specEvent('Order Completed').properties ?? {};

conformance(destination, {
  unsupported: {
    group: 'Commanders Act has no call for groups of users.',
    alias: 'Commanders Act merges profiles by itself, by the IDs that events have.',
  },
  ownEvents: forEach('No spec names what is done with an advertisement elsewhere; it is for users to map.', [
    'Ad Viewed',
    'Ad Clicked',
  ]),
  rejected: [
    {
      reason: 'Commanders Act asks for the products of a list, which the first version of the spec does not tell.',
      is: ({ event }) => event === 'Viewed Product Category',
    },
  ],
  unfilled: {
    ...forEach('The words of the vendor’s own tags and of shops, which no spec has.', [
      '$.properties.q',
      '$.properties.content_id',
      'items.product.id',
      'items.title',
      'items.color',
      'items.colour',
      '$.properties.product.id',
      '$.properties.color',
      '$.properties.colour',
      '$.properties.list_name',
      '$.properties.payment_type',
      '$.properties.order_status',
      '$.properties.lead_id',
    ]),
    ...forEach('Google’s words for the members of an item.', [
      ...['item_brand', 'item_variant', 'index', 'item_category'].flatMap((name) => [
        `items.${name}`,
        `$.properties.${name}`,
      ]),
      ...[2, 3, 4, 5].flatMap((level) => [`items.item_category${level}`, `$.properties.item_category${level}`]),
    ]),
    ...forEach('The video spec has it in lists or objects that no sample of ours holds.', [
      '$.properties.content_pod_ids',
      '$.properties.pod_id',
      '$.properties.ad_pod_ids',
      '$.properties.genre',
      '$.properties.description',
      '$.properties.type',
      '$.properties.quartile',
    ]),
  },
  samples: {
    addShippingInfo: {
      events: [
        {
          ...specEvent('Checkout Step Completed'),
          properties: { shipping_method: 'express', value: 20, currency, products },
        },
      ],
    },
    advertisement: {
      events: [
        { ...specEvent('Promotion Viewed'), event: 'Ad Viewed', properties: { medium: 'banner', source: 'paper' } },
      ],
    },
  },
});
