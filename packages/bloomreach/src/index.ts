import { defineDestination } from '@sluice/kit';
import { checkout } from './checkout';
import { connection } from './connection';
import { mergeCustomers } from './merge-customers';
import { purchase } from './purchase';
import { recordConsent } from './record-consent';
import { search } from './search';
import { trackEvent } from './track-event';
import { updateCart } from './update-cart';
import { updateCustomer } from './update-customer';
import { viewCategory } from './view-category';
import { viewItem } from './view-item';
import { viewPage } from './view-page';

/** Bloomreach, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'Bloomreach',
  slug: 'bloomreach',
  description: 'Customer events and properties for Bloomreach Engagement and Discovery.',
  connection,
  actions: {
    trackEvent,
    viewPage,
    viewItem,
    viewCategory,
    search,
    updateCart,
    checkout,
    purchase,
    updateCustomer,
    mergeCustomers,
    recordConsent,
  },
  presets: [
    { name: 'View page or screen', partnerAction: 'viewPage', on: ['page', 'screen'] },
    { name: 'View item', partnerAction: 'viewItem', on: { track: ['Product Viewed'] } },
    { name: 'View category', partnerAction: 'viewCategory', on: { track: ['Product List Viewed'] } },
    { name: 'Search', partnerAction: 'search', on: { track: ['Products Searched'] } },
    {
      name: 'Add to cart',
      partnerAction: 'updateCart',
      on: { track: ['Product Added', 'Wishlist Product Added to Cart'] },
    },
    {
      name: 'Remove from cart',
      partnerAction: 'updateCart',
      on: { track: ['Product Removed'] },
      mapping: { action: 'remove' },
    },
    { name: 'Checkout', partnerAction: 'checkout', on: { track: ['Checkout Started', 'Checkout Step Viewed'] } },
    { name: 'Purchase', partnerAction: 'purchase', on: { track: ['Order Completed'] } },
    { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
    {
      name: 'Update customer’s group',
      partnerAction: 'updateCustomer',
      on: ['group'],
      mapping: { properties: { '@path': '$.traits' }, groupId: { '@path': '$.groupId' } },
    },
    { name: 'Merge customers', partnerAction: 'mergeCustomers', on: ['alias'] },
    { name: 'Record consent', partnerAction: 'recordConsent', on: { track: ['Segment Consent Preference Updated'] } },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});

export default destination;
