import { spellingsOf } from '@sluice/kit/host';

/**
 * Events whose email address belongs to their sender, in all spellings of the specs. In any other event the property `email` may
 * be someone else's, such as an invited friend's.
 */
export const eventsAboutSender: readonly string[] = [
  'Checkout Started',
  'Checkout Step Viewed',
  'Checkout Step Completed',
  'Payment Info Entered',
  'Order Completed',
  'Order Updated',
  'Order Refunded',
  'Order Cancelled',
  'Signed Up',
  'Signed In',
  'Lead Generated',
  'Newsletter Subscribed',
  'Newsletter Unsubscribed',
  'Unsubscribed',
].flatMap(spellingsOf);
