import { destination } from '@sluice/bloomreach';
import { conformance, forEach } from '@sluice/test-utils/conformance';
import { specEvent } from '@sluice/events';

const located = ['view_homepage', 'view_category', 'view_item', 'view_search_results', 'cart_update', 'purchase'];

/** What Discovery lacks of an event that the spec's samples do not hold; to Engagement it is nothing. */
const lacks = (what: string, reason: string, events: readonly string[]) =>
  Object.fromEntries(events.map((event) => [what.replace('…', event), reason]));

conformance(destination, {
  publicSettings: {
    projectToken: 'It names the project, in every page that tracks.',
    domainKey: 'It names the site, in every page that tracks.',
    eventTypeKey: 'It is the name of a member.',
  },
  ownEvents: {
    ...forEach('Bloomreach’s own names, as a shop may send them already.', [
      'view_homepage',
      'view_content',
      'view_thematic',
      'view_other',
      'view_quickview',
      'search_submit',
      'suggest_click',
      'widget_view',
      'widget_click',
    ]),
    ...forEach('In no spec, but in its style: Bloomreach has an event for it.', [
      'Homepage Viewed',
      'Content Viewed',
      'Thematic Page Viewed',
      'Page Viewed',
      'Product Quick Viewed',
      'Search Submitted',
      'Suggestion Clicked',
      'Widget Viewed',
      'Widget Clicked',
      'Cart Emptied',
    ]),
  },
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
      'In an app, and on a server, there is no page.',
      ['view_search_results', 'view_category', 'view_item'],
    ),
    "Discovery cannot read this view_category: data must have required property 'category_id'":
      'The first version of the spec tells the name of a category alone.',
  },
  asked: {
    'updateGroup.group_id': 'The call is about the group.',
    'mergeCustomers.previous_id': 'Without it there is nothing to merge.',
    'checkout.product_list.product_id': 'A product without an ID is none.',
  },
  unfilled: {
    ...forEach('The words of shops and of other trackers, which no spec has.', [
      '$.properties.screen_name',
      '$.properties.screen_category',
      '$.properties.content_id',
      '$.properties.product_list',
      '$.properties.search_query',
      '$.properties.keyword',
      '$.properties.q',
      '$.properties.cart_total',
      '$.properties.cartTotal',
      '$.properties.total_price',
      '$.properties.total_price_local_currency',
      '$.properties.step_name',
      '$.properties.order_status',
      '$.properties.status',
    ]),
    ...forEach('Who keeps the user ID among the traits calls it so.', ['$.traits.id', '$.context.traits.id']),
  },
  idleChoices: { attributeLimit: 'No sample has an attribute of that length.' },
  samples: {
    trackWidget: {
      events: [{ ...specEvent('Product Viewed'), event: 'Widget Viewed', properties: { wrid: 'r-1', wid: 'w-1' } }],
    },
    updateOrder: { events: [specEvent('Order Refunded')], mapping: { purchase_status: 'refunded' } },
    recordConsent: {
      events: [
        {
          ...specEvent('Signed Up'),
          event: 'Segment Consent Preference Updated',
          context: { consent: { categoryPreferences: { Advertising: true } } },
        },
      ],
      settings: { consentCategories: 'Advertising=2' },
    },
  },
});
