import { isObject } from '../is-object';
import type { VendorAnswer, VendorSimulator } from '../vendor-simulator';
import { findLosses } from './find-losses';
import { Namespace } from './namespace';

/**
 * Bluecore's Events API as its documentation describes it. The comments in this folder cite their sources by these keys:
 *
 * - EV: "Events API", https://help.bluecore.com/help/events-api
 * - CE: "Customer events", https://help.bluecore.com/en/articles/9415312-customer-events
 * - PE: "Purchase events", https://help.bluecore.com/en/articles/9415314-purchase-events
 * - CP: "Customer profiles", https://help.bluecore.com/en/articles/9415292-customer-profiles
 * - EM: "Email address", https://developers.bluecore.com/docs/email-address
 * - AE: a survey that tried the endpoint, https://github.com/api-evangelist/bluecore
 *
 * "Assumed" means that no page says so.
 */
export const bluecore: VendorSimulator = {
  slug: 'bluecore',
  account: {
    namespace: 'bluestore',
    // What the account already has: CP's names, and some of the shop's own.
    attributes: 'first_name, last_name, birthday_day, birthday_month, is_member, loyalty_points, address_city',
    booleanAttributes: 'is_member',
    // CE: three that the website also has. Assumed: they have been agreed on for this API. The others are the shop's own.
    customEvents: 'viewed_cart, remove_from_wishlist, viewed_content, newsletter_subscribed, product_shared',
  },
  // EV: one host for all accounts.
  origins: () => ['https://api.bluecore.app'],
  start(account) {
    const namespace = new Namespace(account);
    return {
      pending: () => namespace.pending(),
      answer({ method, path, body, json }, loseItem) {
        // EV: one address for all calls. Assumed: the answer at any other.
        if (method !== 'POST' || path !== '/api/track/mobile/v1') return refused(404);
        // AE: an empty body is answered with 500. Assumed: so is anything that is not a JSON object.
        if (body === '' || !isObject(json)) return { ...refused(500), refusedItems: [0] };
        const losses = findLosses(json, namespace);
        // EV: whatever goes wrong, the answer does not say so.
        if (losses.length === 0 && loseItem()) losses.push('Dropped on purpose');
        // EV: "all calls will result in a 202 response". Assumed: without a body.
        const dropped = losses.map((reason) => ({ reason, index: 0, item: json }));
        return { status: 202, accepted: 1, refused: 0, dropped };
      },
    };
  },
};

function refused(status: number): VendorAnswer {
  return { status, accepted: 0, refused: 1 };
}
