import { destination } from '@sluice/bloomreach';
import { conformance } from '@sluice/test-utils/conformance';

const located = ['view_homepage', 'view_category', 'view_item', 'view_search_results', 'cart_update', 'purchase'];

/** What Discovery lacks of an event that the spec's samples do not hold; to Engagement it is nothing. */
const lacks = (what: string, reason: string, events: readonly string[]) =>
  Object.fromEntries(events.map((event) => [what.replace('…', event), reason]));

conformance(destination, {
  publicSettings: { projectToken: 'It names the project, in every page that tracks.' },
  drops: {
    ...lacks('Discovery cannot attribute this …: it has no _br_uid_2', 'Not every visitor has the cookie.', [
      ...located,
      'view_other',
    ]),
    ...lacks(
      'Discovery cannot locate this …: X-Forwarded-For has no IP address',
      'Not every event has an address.',
      located,
    ),
    ...lacks(
      "Discovery cannot read this …: data must have required property 'location'",
      'In an app there is no page.',
      ['view_search_results', 'view_category'],
    ),
  },
});
