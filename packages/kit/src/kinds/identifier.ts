import { withoutQuotes } from './is-placeholder';
import { type Kind, unreadable } from './kind';
import { isSurelyIdentifier, readIdentifier } from './read-identifier';

/**
 * In lower case. What stands for "nobody" or for the name of the ID itself. PostHog and Mixpanel refuse such IDs, too:
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
  // Of visitors who are not logged in: in Drupal and WordPress, for instance.
  '0',
  '-1',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]);

/** The ID of a person or of a device. Many people have an ID such as "guest", and merges cannot be undone. */
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
