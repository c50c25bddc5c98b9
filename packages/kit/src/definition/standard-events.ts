import { rememberNames } from '../remember';
import { snakeCase } from '../text/snake-case';

/**
 * The track events of the common specs, by spec, each with its other spellings. A spelling is listed only if it means the same and
 * nobody sends both for the same thing: an order placed, paid or checked out may precede the order completed, and would count the
 * purchase twice; `Viewed Product Details` was once sent next to `Viewed Product`. `Login` and `Logout` are absent because vendors
 * have events with exactly these names. Case and separators are not spellings: see `nearMissOf`.
 */
export const eventSpecs: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2, whose notes list spellings of the first version. More of
  // those are in https://github.com/segmentio/analytics-events. RudderStack has the same names, without other spellings:
  // https://www.rudderstack.com/docs/event-spec/ecommerce-events-spec/
  Ecommerce: {
    'Products Searched': [],
    'Product List Viewed': ['Viewed Product Category', 'Product Category Viewed'],
    'Product List Filtered': [],
    'Promotion Viewed': ['Viewed Promotion'],
    'Promotion Clicked': ['Clicked Promotion'],
    'Product Clicked': ['Clicked Product'],
    'Product Viewed': ['Viewed Product'],
    'Product Added': ['Added Product'],
    'Product Removed': ['Removed Product'],
    'Cart Viewed': [],
    'Checkout Started': ['Started Order'],
    'Checkout Step Viewed': ['Viewed Checkout Step'],
    'Checkout Step Completed': ['Completed Checkout Step'],
    'Payment Info Entered': [],
    'Order Completed': ['Completed Order'],
    'Order Updated': ['Updated Order'],
    'Order Refunded': ['Refunded Order'],
    'Order Cancelled': ['Order Canceled'],
    'Coupon Entered': [],
    'Coupon Applied': [],
    'Coupon Denied': [],
    'Coupon Removed': [],
    'Product Added to Wishlist': ['Added Product to Wishlist'],
    'Product Removed from Wishlist': ['Removed Product from Wishlist'],
    'Wishlist Product Added to Cart': ['Product Added to Cart from Wishlist', 'Product Added from Wishlist to Cart'],
    'Product Shared': [],
    'Cart Shared': [],
    'Product Reviewed': [],
  },
  // https://www.twilio.com/docs/segment/connections/spec/mobile. Segment's newer libraries also send an event when an app returns
  // to the foreground: https://github.com/segmentio/analytics-android/pull/667
  Mobile: {
    'Application Installed': [],
    'Application Opened': [],
    'Application Foregrounded': [],
    'Application Backgrounded': [],
    'Application Updated': [],
    'Application Uninstalled': [],
    'Application Crashed': [],
    'Install Attributed': [],
    'Deep Link Opened': [],
    'Deep Link Clicked': [],
    'Push Notification Received': [],
    'Push Notification Tapped': [],
    'Push Notification Bounced': [],
  },
  // https://www.twilio.com/docs/segment/connections/spec/email. The other spelling is from
  // https://docs.customer.io/integrations/data-in/connections/cio-journeys
  Email: {
    'Email Delivered': [],
    'Email Opened': [],
    'Email Link Clicked': [],
    'Email Bounced': [],
    'Email Marked as Spam': [],
    Unsubscribed: ['Email Unsubscribed'],
  },
  // https://www.twilio.com/docs/segment/connections/spec/video. Only https://github.com/segmentio/analytics-events has the
  // clicked and the skipped advertisement.
  Video: {
    'Video Playback Started': [],
    'Video Playback Paused': [],
    'Video Playback Interrupted': [],
    'Video Playback Buffer Started': [],
    'Video Playback Buffer Completed': [],
    'Video Playback Seek Started': [],
    'Video Playback Seek Completed': [],
    'Video Playback Resumed': [],
    'Video Playback Completed': [],
    'Video Playback Exited': [],
    'Video Content Started': [],
    'Video Content Playing': [],
    'Video Content Completed': [],
    'Video Ad Started': [],
    'Video Ad Playing': [],
    'Video Ad Completed': [],
    'Video Ad Clicked': [],
    'Video Ad Skipped': [],
    'Video Quality Updated': [],
  },
  // https://www.twilio.com/docs/segment/connections/spec/b2b-saas. The other spellings are what shops send, and what presets in
  // https://github.com/segmentio/action-destinations listen for.
  'B2B SaaS': {
    'Account Created': [],
    'Account Deleted': [],
    'Account Added User': [],
    'Account Removed User': [],
    'Signed Up': ['Sign Up', 'User Signed Up', 'User Registered'],
    'Signed In': ['Sign In', 'Logged In'],
    'Signed Out': ['Sign Out', 'Logged Out'],
    'Invite Sent': [],
    'Trial Started': [],
    'Trial Ended': [],
  },
  // https://www.twilio.com/docs/segment/connections/spec/live-chat and /ab-testing
  'Live chat and A/B testing': {
    'Live Chat Conversation Started': [],
    'Live Chat Conversation Ended': [],
    'Live Chat Message Sent': [],
    'Live Chat Message Received': [],
    'Experiment Viewed': [],
  },
  // https://www.twilio.com/docs/segment/privacy/consent-management/consent-in-unify. The other spelling is older than
  // https://github.com/segmentio/segment-docs/pull/6071
  Consent: {
    'Segment Consent Preference Updated': ['Segment Consent Preference'],
  },
  // RudderStack's own destinations listen for these: https://github.com/rudderlabs/rudder-transformer, bluecore and blueshift
  RudderStack: {
    subscription_event: [],
    'Subscribe Interest': [],
    'Unsubscribe Interest': [],
  },
  // Not in any spec, but in the same style; vendors have events for them.
  'In no spec': {
    'Order Shipped': [],
    'Order Delivered': [],
    'Order Returned': [],
    'Subscription Started': ['Subscription Created'],
    'Subscription Upgraded': [],
    'Subscription Downgraded': [],
    'Subscription Billed': [],
    'Subscription Renewed': [],
    'Subscription Cancelled': ['Subscription Canceled'],
    'Newsletter Subscribed': [],
    'Newsletter Unsubscribed': [],
    'Lead Generated': [],
  },
};

/** The events of all specs. */
export const standardEvents: Readonly<Record<string, readonly string[]>> = Object.assign(
  {},
  ...Object.values(eventSpecs),
) as Record<string, readonly string[]>;

type Spellings = readonly [canonical: string, ...others: string[]];

const spellingsByName = new Map<string, Spellings>();
for (const [canonical, others] of Object.entries(standardEvents)) {
  const spellings: Spellings = [canonical, ...others];
  for (const spelling of spellings) spellingsByName.set(spelling, spellings);
}

/** Canonical names by the letters of their spellings, also with the last word first, as in `Viewed Cart`. */
function canonicalByLetters(): ReadonlyMap<string, string> {
  const canonical = new Map<string, string>();
  for (const [spelling, [name]] of spellingsByName) {
    const letters = lettersOf(spelling);
    const lastWord = lettersOf(spelling.slice(spelling.lastIndexOf(' ') + 1));
    canonical.set(letters, name).set(lastWord + letters.slice(0, -lastWord.length), name);
  }
  return canonical;
}

/** A name without case, separators and spaces. */
function lettersOf(name: string): string {
  return snakeCase(name).replaceAll('_', '');
}

/** All spellings of the event that has this spelling, the canonical one first. For any other event, its name. */
export function spellingsOf(name: string): Spellings {
  return spellingsByName.get(name) ?? [name];
}

const longestNameRead = 100;
/** Built for the first name that is not a spelling. */
let known: ReadonlyMap<string, string> | undefined;
/** Empty if no standard event has these letters. */
const canonicalOf = rememberNames((name) => (known ??= canonicalByLetters()).get(lettersOf(name)) ?? '');

/**
 * The canonical name of the standard event that this name probably means, because it differs from a spelling only in case,
 * separators, spaces or the position of the verb (`order_completed`, `Opened Application`). Undefined if the name is itself a
 * spelling, which triggers recognize, and for any other event.
 */
export function nearMissOf(name: string): string | undefined {
  if (spellingsByName.has(name) || name.length > longestNameRead) return undefined;
  return canonicalOf(name) || undefined;
}
