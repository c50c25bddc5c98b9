import { defineDestination } from '@sluice/kit';
import { purchase, search, trackProduct } from './commerce';
import { connection } from './connection';
import { trackCustomEvent } from './track-custom-event';
import { updateCustomer } from './update-customer';
import { updateSubscription } from './update-subscription';

/** Bluecore, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'Bluecore',
  slug: 'bluecore',
  description: 'Shopping events, customer attributes and email consent for Bluecore.',
  connection,
  actions: { trackProduct, search, purchase, updateCustomer, updateSubscription, trackCustomEvent },
  presets: [
    { name: 'View product', partnerAction: 'trackProduct', on: { track: ['Product Viewed'] } },
    { name: 'Search', partnerAction: 'search', on: { track: ['Products Searched'] } },
    {
      name: 'Browse category',
      partnerAction: 'search',
      on: { track: ['Product List Viewed'] },
      mapping: { search_term: [{ '@path': '$.properties.category' }, { '@path': '$.properties.list_id' }] },
    },
    {
      name: 'Add to cart',
      partnerAction: 'trackProduct',
      on: { track: ['Product Added', 'Wishlist Product Added to Cart'] },
      mapping: { event: 'add_to_cart' },
    },
    {
      name: 'Remove from cart',
      partnerAction: 'trackProduct',
      on: { track: ['Product Removed'] },
      mapping: { event: 'remove_from_cart' },
    },
    {
      name: 'Add to wishlist',
      partnerAction: 'trackProduct',
      on: { track: ['Product Added to Wishlist'] },
      mapping: { event: 'wishlist' },
    },
    { name: 'Purchase', partnerAction: 'purchase', on: { track: ['Order Completed'] } },
    { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
    {
      name: 'Update subscription',
      partnerAction: 'updateSubscription',
      // The second is the event from which RudderStack's own integration takes consents.
      on: { track: ['Segment Consent Preference Updated', 'subscription_event'] },
    },
    {
      name: 'Opt in',
      partnerAction: 'updateSubscription',
      on: { track: ['Newsletter Subscribed'] },
      mapping: { event: 'optin' },
    },
    {
      name: 'Unsubscribe',
      partnerAction: 'updateSubscription',
      on: { track: ['Newsletter Unsubscribed', 'Unsubscribed'] },
      mapping: { event: 'unsubscribe' },
    },
    { name: 'Track custom event', partnerAction: 'trackCustomEvent', on: { track: 'others' } },
  ],
});

export default destination;
