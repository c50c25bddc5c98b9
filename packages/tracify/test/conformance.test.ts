import { conformance, forEach } from '@sluice/test-utils/conformance';
import { specEvent } from '@sluice/events';
import { destination } from '@sluice/tracify';

conformance(destination, {
  unsupported: {
    ...forEach('Tracify gets to know a visitor by each event; there is no call for who they are.', [
      'identify',
      'group',
      'alias',
    ]),
    screen: 'Tracify counts the views of pages on the web.',
    ...forEach('Tracify has no event for it; who takes it for a goal subscribes the conversion to it.', [
      'Signed Up',
      'Newsletter Subscribed',
      'Signed In',
      'Product Reviewed',
      'Product Shared',
      'Cart Shared',
      'Subscription Started',
      'Subscription Cancelled',
      'Fitting Appointment Booked',
      'Application Opened',
    ]),
    ...forEach('Of a shop Tracify counts pages, products, carts and orders, and nothing between them.', [
      'Products Searched',
      'Product List Viewed',
      'Product List Filtered',
      'Promotion Viewed',
      'Promotion Clicked',
      'Product Clicked',
      'Product Removed',
      'Cart Viewed',
      'Product Added to Wishlist',
      'Product Removed from Wishlist',
      'Checkout Started',
      'Checkout Step Viewed',
      'Checkout Step Completed',
      'Payment Info Entered',
      'Coupon Entered',
      'Coupon Applied',
      'Coupon Denied',
      'Coupon Removed',
    ]),
    ...forEach('Tracify counts an order once; what is sent of it later changes nothing.', [
      'Order Updated',
      'Order Cancelled',
      'Order Refunded',
    ]),
  },
  rejected: [
    {
      reason: 'Tracify knows a visitor by the address and the user agent, and SDKs on servers send none.',
      is: ({ context = {}, type }) => context.userAgent === undefined && (type === 'track' || type === 'page'),
    },
  ],
  unfilled: {
    '$.context.campaign.id': 'utm_id is the newest parameter of campaigns: some SDKs read it already.',
    'products.title': 'Shops whose senders know no spec name their lines so.',
  },
  samples: {
    conversion: {
      events: [{ ...specEvent('Signed Up'), properties: { conversion_id: 'S-1', currency: 'EUR' } }],
      mapping: { amount: 12.5 },
    },
  },
});
