import { eventName, fixed, reservedNames, snakeCase, unreadable } from '@sluice/kit';
import { asciiName } from './ascii-name';
import { connection } from './connection';
import { event, others, ownEvent, record, setEmail } from './event';
import type { PublicSettings } from './settings';

/**
 * Names of events that Bloomreach itself records (https://documentation.bloomreach.com/engagement/docs/system-events), of
 * consents, and of events whose properties it relies on
 * (https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details).
 */
const refusal = reservedNames('Bloomreach', {
  made: {
    consent: 'Record consent',
    purchase: 'Purchase',
    purchase_item: 'Purchase',
    cart_update: 'Update cart',
    view_item: 'View item',
    view_quickview: 'View item',
    view_category: 'View category',
    view_search_results: 'Search',
    search_submit: 'Search',
    suggest_click: 'Search',
    view_homepage: 'View page or screen',
    view_content: 'View page or screen',
    view_thematic: 'View page or screen',
    view_other: 'View page or screen',
    widget_view: 'Track widget',
    widget_click: 'Track widget',
  },
  kept: [
    'session_start',
    'session_end',
    'first_session',
    'session_ping',
    'campaign',
    'banner',
    'double_opt_in',
    'merge',
    'notification_state',
    'installation',
  ],
});

export const trackEvent = connection.action({
  title: 'Track event',
  description:
    'Records what a customer did, under any name. Bloomreach keeps nested objects but cannot filter by them.',
  tables: {
    command_data: { event_type: eventName({ refusal, made: nameOf }) },
    properties: { others },
    ...event,
  },
  items: (context) => record(context, [context.command_data.event_type, context.properties]),
});

/** Only attributes are said to need ASCII names. For an event, a name in another script is better than none. */
function nameOf(name: string, { eventNames }: PublicSettings) {
  const inSnakeCase = snakeCase(name);
  if (inSnakeCase === '') return unreadable;
  return eventNames === 'unchanged' ? name : asciiName(inSnakeCase) || inSnakeCase;
}

/** Common names in Engagement. The events are about their sender, so an address in the properties is the sender’s. */
export const trackAccount = connection.action({
  title: 'Track account',
  description: 'Records that a customer signed up, signed in, or wants the newsletter.',
  tables: {
    command_data: { event_type: fixed('Event', 'As it arrives at Bloomreach.', 'registration') },
    properties: { others },
    ...ownEvent,
  },
  items: (context) => [...setEmail(context), ...record(context, [context.command_data.event_type, context.properties])],
});
