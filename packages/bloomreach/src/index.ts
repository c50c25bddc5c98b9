import { defineDestination } from '@sluice/kit';
import { browse } from './browse';
import { connection } from './connection';
import { order } from './order';
import { recordConsent } from './record-consent';
import { trackAccount, trackEvent } from './track-event';
import { updates } from './update-customer';

/** Bloomreach, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'Bloomreach',
  slug: 'bloomreach',
  description: 'Customer events and attributes for Bloomreach Data Hub, Engagement and Discovery.',
  connection,
  actions: { trackEvent, trackAccount, ...browse, ...order, ...updates, recordConsent },
  // Where the common spec has no event, there are two names: the vendor's, and one in the style of the spec.
  presets: [
    { name: 'View page', partnerAction: 'viewPage', on: ['page'] },
    { name: 'View screen', partnerAction: 'viewPage', on: ['screen'], mapping: { event_type: 'screen_visit' } },
    {
      name: 'View homepage',
      partnerAction: 'viewPage',
      on: { track: ['Homepage Viewed', 'view_homepage'] },
      mapping: { event_type: 'view_homepage' },
    },
    {
      name: 'View content',
      partnerAction: 'viewPage',
      on: { track: ['Content Viewed', 'view_content'] },
      mapping: { event_type: 'view_content' },
    },
    {
      name: 'View thematic page',
      partnerAction: 'viewPage',
      on: { track: ['Thematic Page Viewed', 'view_thematic'] },
      mapping: { event_type: 'view_thematic' },
    },
    {
      name: 'View other page',
      partnerAction: 'viewPage',
      on: { track: ['Page Viewed', 'view_other'] },
      mapping: { event_type: 'view_other' },
    },
    { name: 'View item', partnerAction: 'viewItem', on: { track: ['Product Viewed'] } },
    {
      name: 'Quick view',
      partnerAction: 'viewItem',
      on: { track: ['Product Quick Viewed', 'view_quickview'] },
      mapping: { event_type: 'view_quickview' },
    },
    {
      name: 'View category',
      partnerAction: 'viewCategory',
      on: { track: ['Product List Viewed', 'Product List Filtered'] },
    },
    { name: 'Search', partnerAction: 'search', on: { track: ['Products Searched'] } },
    {
      name: 'Submit search',
      partnerAction: 'search',
      on: { track: ['Search Submitted', 'search_submit'] },
      mapping: { event_type: 'search_submit' },
    },
    {
      name: 'Click suggestion',
      partnerAction: 'search',
      on: { track: ['Suggestion Clicked', 'suggest_click'] },
      mapping: { event_type: 'suggest_click' },
    },
    { name: 'View widget', partnerAction: 'trackWidget', on: { track: ['Widget Viewed', 'widget_view'] } },
    {
      name: 'Click widget',
      partnerAction: 'trackWidget',
      on: { track: ['Widget Clicked', 'widget_click'] },
      mapping: { event_type: 'widget_click' },
    },
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
    { name: 'View cart', partnerAction: 'updateCart', on: { track: ['Cart Viewed'] }, mapping: { action: 'update' } },
    { name: 'Empty cart', partnerAction: 'updateCart', on: { track: ['Cart Emptied'] }, mapping: { action: 'empty' } },
    { name: 'Checkout', partnerAction: 'checkout', on: { track: ['Checkout Started', 'Checkout Step Viewed'] } },
    { name: 'Purchase', partnerAction: 'purchase', on: { track: ['Order Completed'] } },
    {
      name: 'Order updated',
      partnerAction: 'updateOrder',
      on: { track: ['Order Updated'] },
      mapping: {
        purchase_status: [
          { '@path': '$.properties.purchase_status' },
          { '@path': '$.properties.order_status' },
          { '@path': '$.properties.status' },
          'updated',
        ],
      },
    },
    {
      name: 'Order cancelled',
      partnerAction: 'updateOrder',
      on: { track: ['Order Cancelled'] },
      mapping: { purchase_status: 'cancelled' },
    },
    {
      name: 'Order refunded',
      partnerAction: 'updateOrder',
      on: { track: ['Order Refunded'] },
      mapping: { purchase_status: 'refunded' },
    },
    {
      name: 'Order returned',
      partnerAction: 'updateOrder',
      on: { track: ['Order Returned'] },
      mapping: { purchase_status: 'returned' },
    },
    {
      name: 'Order shipped',
      partnerAction: 'updateOrder',
      on: { track: ['Order Shipped'] },
      mapping: { purchase_status: 'shipped' },
    },
    {
      name: 'Order delivered',
      partnerAction: 'updateOrder',
      on: { track: ['Order Delivered'] },
      mapping: { purchase_status: 'delivered' },
    },
    { name: 'Sign up', partnerAction: 'trackAccount', on: { track: ['Signed Up'] } },
    { name: 'Sign in', partnerAction: 'trackAccount', on: { track: ['Signed In'] }, mapping: { event_type: 'login' } },
    {
      name: 'Subscribe to newsletter',
      partnerAction: 'trackAccount',
      on: { track: ['Newsletter Subscribed'] },
      mapping: { event_type: 'newsletter_subscribed' },
    },
    {
      name: 'Unsubscribe from newsletter',
      partnerAction: 'trackAccount',
      on: { track: ['Newsletter Unsubscribed'] },
      mapping: { event_type: 'newsletter_unsubscribed' },
    },
    { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
    { name: 'Update group', partnerAction: 'updateGroup', on: ['group'] },
    { name: 'Merge customers', partnerAction: 'mergeCustomers', on: ['alias'] },
    { name: 'Record consent', partnerAction: 'recordConsent', on: { track: ['Segment Consent Preference Updated'] } },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});

export default destination;
