import { eventName, eventProperties, leftOver, snakeCase } from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';
import { userSources } from './standard-event';

const further = leftOver(userSources);
/** The vendor's own events that need certain properties: https://doc.commandersact.com, "Events reference". */
const demanding = new Set([
  'page_view',
  'view_item',
  'view_item_list',
  'select_item',
  'add_to_cart',
  'remove_from_cart',
  'add_to_wishlist',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'search',
]);

export const trackEvent = connection.action({
  title: 'Track event',
  description: 'Records what a visitor did, under a name of your own.',
  defaultSubscription: 'type = "track"',
  fields: {
    name: eventName,
    properties: {
      ...eventProperties,
      description: 'What is known of the event. They stand at its root, beside user and context.',
    },
    ...eventFields,
  },
  items: (context) => {
    const { payload, settings, refuse } = context;
    const name = settings.eventNames === 'snakeCase' ? snakeCase(payload.name) : payload.name.trim();
    if (name === '') throw refuse('name', 'it has no letter or digit to make a name of.');
    if (demanding.has(name)) {
      throw refuse(
        'name',
        `"${name}" is an event of Commanders Act’s own: subscribe its action to it, or choose another name.`,
      );
    }
    return [recordEvent(context, name, { properties: further(payload.properties) })];
  },
});
