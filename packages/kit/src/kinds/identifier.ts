import { withoutQuotes } from './is-placeholder';
import { type Kind, unreadable } from './kind';
import { isSurelyIdentifier, readIdentifier } from './read-identifier';

/**
 * Words that mean "nobody", or just name the ID, in lower case. PostHog and Mixpanel refuse such IDs too:
 * https://posthog.com/docs/product-analytics/identify,
 * https://docs.mixpanel.com/troubleshooting/errors/server-side-events-without-a-user
 */
const nobody = new Set([
  'anon',
  'anonymous',
  'guest',
  'unknown',
  'nobody',
  'not_authenticated',
  'not authenticated',
  'unauthenticated',
  'id',
  'uid',
  'user_id',
  'userid',
  'user id',
  'customer_id',
  'customerid',
  'anonymous_id',
  'anonymousid',
  'device_id',
  'deviceid',
  'distinct_id',
  'distinctid',
  'email',
  // Visitors who are not logged in, for example in Drupal and WordPress.
  '0',
  '-1',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]);

/** The ID of a person or device. An ID such as "guest" is unreadable: many people have it, and merges cannot be undone. */
export const identifier: Kind<string> = {
  name: 'identifier',
  wanted: 'the ID of one person or device, as text',
  read: (given) => {
    if (typeof given === 'string' && isSurelyIdentifier(given)) return given;
    const id = readIdentifier(given);
    if (typeof id !== 'string') return id;
    return nobody.has(withoutQuotes(id).toLowerCase()) ? unreadable : id;
  },
};
