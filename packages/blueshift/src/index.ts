import { defineDestination } from '@sluice/kit';
import { checkout, search, trackOrder, trackProduct } from './commerce';
import { connection } from './connection';
import { subscribe } from './subscribe';
import { trackEvent, viewPage } from './track-event';
import { trackSubscription } from './track-subscription';
import { alias, updateCustomer, updateGroup } from './update-customer';

/** Somebody who signs up or in gives their own address. */
const ownEmail = [
  { '@path': '$.traits.email' },
  { '@path': '$.context.traits.email' },
  { '@template': 'user {{userId}}' },
  { '@path': '$.properties.email' },
];

/** RudderStack's SDKs for phones have it among the properties, and as the event. */
const screenName = {
  '@if': {
    blank: { '@path': '$.name' },
    then: { '@path': '$.name' },
    else: {
      '@if': {
        blank: { '@path': '$.properties.name' },
        then: { '@path': '$.properties.name' },
        else: { '@path': '$.event' },
      },
    },
  },
};

/** Blueshift, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'Blueshift',
  slug: 'blueshift',
  description: 'Customer events, customers and their subscriptions for Blueshift.',
  connection,
  actions: {
    trackEvent,
    viewPage,
    trackProduct,
    search,
    checkout,
    trackOrder,
    trackSubscription,
    subscribe,
    updateCustomer,
    updateGroup,
    alias,
  },
  // Events that already have Blueshift's own name, as its users track them, are sent by the action that knows their attributes, if
  // Blueshift documents any.
  presets: [
    { name: 'View page', partnerAction: 'viewPage', on: ['page'] },
    {
      name: 'View screen',
      partnerAction: 'viewPage',
      on: ['screen'],
      mapping: { screen_viewed: screenName },
    },
    { name: 'View product', partnerAction: 'trackProduct', on: { track: ['Product Viewed', 'view'] } },
    {
      name: 'Add to cart',
      partnerAction: 'trackProduct',
      on: { track: ['Product Added', 'Wishlist Product Added to Cart', 'add_to_cart'] },
      mapping: { event: 'add_to_cart' },
    },
    {
      name: 'Remove from cart',
      partnerAction: 'trackProduct',
      on: { track: ['Product Removed', 'remove_from_cart'] },
      mapping: { event: 'remove_from_cart' },
    },
    {
      name: 'Add to wishlist',
      partnerAction: 'trackProduct',
      on: { track: ['Product Added to Wishlist'] },
      mapping: { event: 'wishlist' },
    },
    { name: 'Search', partnerAction: 'search', on: { track: ['Products Searched', 'search'] } },
    { name: 'Checkout', partnerAction: 'checkout', on: { track: ['Checkout Started', 'checkout'] } },
    { name: 'Purchase', partnerAction: 'trackOrder', on: { track: ['Order Completed', 'purchase'] } },
    {
      name: 'Order shipped',
      partnerAction: 'trackOrder',
      on: { track: ['Order Shipped'] },
      mapping: { event: 'shipped' },
    },
    {
      name: 'Order cancelled',
      partnerAction: 'trackOrder',
      on: { track: ['Order Cancelled'] },
      mapping: { event: 'canceled' },
    },
    {
      name: 'Order returned',
      partnerAction: 'trackOrder',
      on: { track: ['Order Returned', 'Order Refunded'] },
      mapping: { event: 'returned' },
    },
    {
      name: 'Start subscription',
      partnerAction: 'trackSubscription',
      on: { track: ['Subscription Started', 'subscription_start'] },
    },
    {
      name: 'Upgrade subscription',
      partnerAction: 'trackSubscription',
      on: { track: ['Subscription Upgraded', 'subscription_upgrade'] },
      mapping: { event: 'subscription_upgrade' },
    },
    {
      name: 'Downgrade subscription',
      partnerAction: 'trackSubscription',
      on: { track: ['Subscription Downgraded', 'subscription_downgrade'] },
      mapping: { event: 'subscription_downgrade' },
    },
    {
      name: 'Bill subscription',
      partnerAction: 'trackSubscription',
      on: { track: ['Subscription Billed', 'Subscription Renewed', 'subscription_billing'] },
      mapping: { event: 'subscription_billing' },
    },
    {
      name: 'Cancel subscription',
      partnerAction: 'trackSubscription',
      on: { track: ['Subscription Cancelled', 'subscription_cancel'] },
      mapping: { event: 'subscription_cancel' },
    },
    { name: 'Subscribe', partnerAction: 'subscribe', on: { track: ['Newsletter Subscribed'] } },
    {
      name: 'Unsubscribe',
      partnerAction: 'subscribe',
      on: { track: ['Newsletter Unsubscribed', 'Unsubscribed'] },
      mapping: { event: 'unsubscribe' },
    },
    {
      name: 'Subscribe to interest',
      partnerAction: 'subscribe',
      on: { track: ['Subscribe Interest'] },
      mapping: { event: 'subscribe_interest' },
    },
    {
      name: 'Unsubscribe from interest',
      partnerAction: 'subscribe',
      on: { track: ['Unsubscribe Interest'] },
      mapping: { event: 'unsubscribe_interest' },
    },
    {
      name: 'Open app',
      partnerAction: 'trackEvent',
      on: { track: ['Application Opened'] },
      mapping: { event: 'app_open' },
    },
    {
      name: 'Install app',
      partnerAction: 'trackEvent',
      on: { track: ['Application Installed'] },
      mapping: { event: 'app_install' },
    },
    {
      name: 'Update app',
      partnerAction: 'trackEvent',
      on: { track: ['Application Updated'] },
      mapping: { event: 'app_update' },
    },
    {
      name: 'Sign up',
      partnerAction: 'trackEvent',
      on: { track: ['Signed Up'] },
      mapping: { event: 'signed_up', email: ownEmail },
    },
    {
      name: 'Sign in',
      partnerAction: 'trackEvent',
      on: { track: ['Signed In'] },
      mapping: { event: 'login', email: ownEmail },
    },
    { name: 'Sign out', partnerAction: 'trackEvent', on: { track: ['Signed Out'] }, mapping: { event: 'logout' } },
    { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
    { name: 'Update group', partnerAction: 'updateGroup', on: ['group'] },
    { name: 'Alias', partnerAction: 'alias', on: ['alias'] },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});

export default destination;
