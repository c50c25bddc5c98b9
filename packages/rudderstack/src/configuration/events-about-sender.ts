import { spellingsOf } from '@sluice/kit/host';

/**
 * Events whose address is that of whoever sent them, in all spellings of the specs. In any other event the property `email` may be
 * somebody else's: that of an invited friend.
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
