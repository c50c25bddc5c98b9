import { defineDestination } from '@sluice/kit';
import { connection } from './connection';
import { content } from './content';
import { customer, updateUser } from './customer';
import { shop } from './shop';
import { custom } from './track-event';
import { video } from './video';

/** Commanders Act, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'CommandersAct',
  slug: 'commanders-act',
  description:
    'Standard and custom events with consent for Commanders Act, and users if you have access to its User API.',
  connection,
  actions: { ...content, ...shop, ...customer, ...video, ...custom, updateUser },
  // No event of the common spec has what add_shipping_info needs, so it has no preset.
  presets: [
    { name: 'Page view', partnerAction: 'pageView', on: ['page', 'screen'] },
    { name: 'View item', partnerAction: 'viewItem', on: { track: ['Product Viewed'] } },
    {
      name: 'View item list',
      partnerAction: 'viewItemList',
      on: { track: ['Product List Viewed', 'Product List Filtered'] },
    },
    { name: 'Select item', partnerAction: 'selectItem', on: { track: ['Product Clicked'] } },
    { name: 'Search', partnerAction: 'search', on: { track: ['Products Searched'] } },
    { name: 'View promotion', partnerAction: 'promotion', on: { track: ['Promotion Viewed'] } },
    { name: 'Select content', partnerAction: 'selectContent', on: { track: ['Promotion Clicked'] } },
    {
      name: 'Add to cart',
      partnerAction: 'addToCart',
      on: { track: ['Product Added', 'Wishlist Product Added to Cart'] },
    },
    { name: 'Remove from cart', partnerAction: 'removeFromCart', on: { track: ['Product Removed'] } },
    { name: 'Add to wishlist', partnerAction: 'addToWishlist', on: { track: ['Product Added to Wishlist'] } },
    { name: 'View cart', partnerAction: 'viewCart', on: { track: ['Cart Viewed'] } },
    { name: 'Begin checkout', partnerAction: 'beginCheckout', on: { track: ['Checkout Started'] } },
    { name: 'Add payment info', partnerAction: 'addPaymentInfo', on: { track: ['Payment Info Entered'] } },
    { name: 'Purchase', partnerAction: 'purchase', on: { track: ['Order Completed'] } },
    { name: 'Refund', partnerAction: 'refund', on: { track: ['Order Refunded'] } },
    {
      name: 'Order event',
      partnerAction: 'trackOrderEvent',
      on: {
        track: [
          'Order Updated',
          'Order Cancelled',
          'Order Shipped',
          'Order Delivered',
          'Order Returned',
          'Checkout Step Viewed',
          'Checkout Step Completed',
          'Coupon Entered',
          'Coupon Applied',
          'Coupon Denied',
          'Coupon Removed',
          'Cart Shared',
        ],
      },
    },
    {
      name: 'Product event',
      partnerAction: 'trackProductEvent',
      on: { track: ['Product Removed from Wishlist', 'Product Shared', 'Product Reviewed'] },
    },
    { name: 'Login', partnerAction: 'login', on: { track: ['Signed In'] } },
    { name: 'Sign-up', partnerAction: 'signUp', on: { track: ['Signed Up'] } },
    { name: 'Generate lead', partnerAction: 'generateLead', on: { track: ['Lead Generated'] } },
    ...(
      [
        ['videoPlayback', 'video_start', 'Video Playback Started'],
        ['videoPlayback', 'video_pause', 'Video Playback Paused'],
        ['videoPlayback', 'video_error', 'Video Playback Interrupted'],
        ['videoPlayback', 'video_buffer_start', 'Video Playback Buffer Started'],
        ['videoPlayback', 'video_buffer_complete', 'Video Playback Buffer Completed'],
        ['videoPlayback', 'video_seek_start', 'Video Playback Seek Started'],
        ['videoPlayback', 'video_seek_complete', 'Video Playback Seek Completed'],
        ['videoPlayback', 'video_resume', 'Video Playback Resumed'],
        ['videoPlayback', 'video_complete', 'Video Playback Completed'],
        ['videoContent', 'video_content_start', 'Video Content Started'],
        ['videoContent', 'video_content_playing', 'Video Content Playing'],
        ['videoContent', 'video_content_complete', 'Video Content Completed'],
        ['videoAd', 'video_ad_start', 'Video Ad Started'],
        ['videoAd', 'video_ad_playing', 'Video Ad Playing'],
        ['videoAd', 'video_ad_complete', 'Video Ad Completed'],
        ['videoAd', 'video_ad_click', 'Video Ad Clicked'],
        ['videoAd', 'video_ad_skip', 'Video Ad Skipped'],
        ['videoSetting', 'video_quality', 'Video Quality Updated'],
      ] as const
    ).map(([partnerAction, event_name, event]) => ({
      name: event,
      partnerAction,
      on: { track: [event] as const },
      mapping: { event_name },
    })),
    { name: 'Update user', partnerAction: 'updateUser', on: ['identify'] },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});

export default destination;
