import {
  eventName,
  fixed,
  pageReferrer,
  pageUrl,
  reservedNames,
  snakeCase,
  text,
  unreadable,
  userAgent,
} from '@sluice/kit';
import { connection, type Settings } from './connection';
import { event, record } from './event';
import { anyProduct, leadingId, lines } from './product-line';
import { agreed, recordAgreed } from './subscribe';

/** Events whose attributes Blueshift relies on: https://developer.blueshift.com/docs/your-sites-event-data */
const reason = reservedNames('Blueshift', {
  made: {
    pageload: 'View page or screen',
    identify: 'Update customer',
    view: 'Track product',
    add_to_cart: 'Track product',
    remove_from_cart: 'Track product',
    checkout: 'Checkout',
    purchase: 'Track order',
    search: 'Search',
    subscription_start: 'Track subscription',
    subscription_upgrade: 'Track subscription',
    subscription_downgrade: 'Track subscription',
    subscription_billing: 'Track subscription',
    subscription_cancel: 'Track subscription',
  },
});

/** https://developer.blueshift.com/docs/your-sites-event-data, "Custom event" */
export const trackEvent = connection.action({
  title: 'Track event',
  description: 'Records what a customer did, under any name.',
  defaultSubscription: 'type = "track"',
  tables: {
    object: { event: eventName({ refusal: reason, made: nameOf }), ...anyProduct, products: lines, ...event },
    agreed,
  },
  items: (context) => {
    const { object, refuse } = context;
    const problem = problemOf(object.event);
    if (problem !== undefined) throw refuse('event', problem);
    if (object.product_id !== undefined) object.product_id = leadingId(object.product_id, object, context);
    recordAgreed(context);
    return [record(context)];
  },
});

function nameOf(name: string, { eventNames }: Settings) {
  return eventNames === 'snakeCase' ? snakeCase(name) || unreadable : name.replace(/[\s.]+/g, '_');
}

/** At most 64 characters, no periods, no spaces, not a number: https://developer.blueshift.com/reference/post_api-v1-event */
function problemOf(name: string): string | undefined {
  if (!Number.isNaN(Number(name))) return 'Blueshift accepts no number as a name. Add a word.';
  return name.length > 64 ? 'Blueshift accepts at most 64 characters. Map a shorter name.' : undefined;
}

/**
 * https://developer.blueshift.com/docs/your-sites-event-data, "Pageload". That screens are page loads too, with
 * `screen_viewed`, is how https://github.com/blueshift-labs/Blueshift-Android-SDK does it; no page confirms it.
 */
export const viewPage = connection.action({
  title: 'View page or screen',
  description: 'Records a page of a site or a screen of an app as "pageload".',
  defaultSubscription: 'type = "page" or type = "screen"',
  tables: {
    object: {
      event: fixed('Event', 'Blueshift’s word for it.', 'pageload'),
      url: pageUrl(),
      referrer: pageReferrer(),
      user_agent: userAgent({ from: ['$.context.userAgent', 'user_agent'] }),
      name: text('Name', 'Of the page.', { from: ['$.name', 'name'] }),
      screen_viewed: text('Screen', 'The name of the app’s screen, instead of a page.', { from: [] }),
      category: text('Category', 'Of the page or screen.', { from: ['$.category', 'category'] }),
      ...event,
    },
  },
  items: (context) => {
    const { object } = context;
    if (object.screen_viewed !== undefined) object.name = undefined;
    return [record(context)];
  },
});
