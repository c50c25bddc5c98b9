import { defineDestination } from '@sluice/kit';
import { account } from './account';
import { browsing } from './browsing';
import { cart } from './cart';
import { checkout } from './checkout';
import { connection } from './connection';
import { orders } from './orders';
import { trackEvent } from './track-event';
import { updateUser } from './update-user';

/** Commanders Act, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'CommandersAct',
  slug: 'commanders-act',
  description:
    'Standard and custom events with consent for Commanders Act, and users where its User API is open to you.',
  connection,
  actions: { ...browsing, ...cart, ...checkout, ...orders, ...account, trackEvent, updateUser },
  // No event of the common spec tells what add_shipping_info needs: who has the cart at that point subscribes it.
  presets: [
    { name: 'Page view', partnerAction: 'pageView', on: ['page', 'screen'] },
    { name: 'View item', partnerAction: 'viewItem', on: { track: ['Product Viewed'] } },
    { name: 'View item list', partnerAction: 'viewItemList', on: { track: ['Product List Viewed'] } },
    { name: 'Select item', partnerAction: 'selectItem', on: { track: ['Product Clicked'] } },
    { name: 'Search', partnerAction: 'search', on: { track: ['Products Searched'] } },
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
    { name: 'Login', partnerAction: 'login', on: { track: ['Signed In', 'Logged In'] } },
    { name: 'Sign-up', partnerAction: 'signUp', on: { track: ['Signed Up'] } },
    { name: 'Generate lead', partnerAction: 'generateLead', on: { track: ['Lead Generated'] } },
    { name: 'Update user', partnerAction: 'updateUser', on: ['identify'] },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});

export default destination;
