import { eventName, eventProperties, snakeCase } from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';
import { subscriptionAttributes, subscriptions } from './subscriptions';

/** https://developer.blueshift.com/reference (Your site/app's event data), "Custom event" */
export const trackEvent = connection.action({
  title: 'Track event',
  description: 'Records what a customer did, under any name.',
  defaultSubscription: 'type = "track"',
  fields: {
    name: eventName,
    properties: eventProperties,
    subscriptions,
    ...eventFields,
  },
  // https://developer.blueshift.com/reference/post_api-v1-event: at most 64 characters, no periods, no blanks, no number.
  items: (context) => {
    const { payload, settings, refuse } = context;
    const { name, properties = {} } = payload;
    const written = settings.eventNames === 'snakeCase' ? snakeCase(name) : name.trim().replace(/[\s.]+/g, '_');
    if (written === '') throw refuse('name', 'it has no letter or digit to make a name of.');
    if (!Number.isNaN(Number(written))) throw refuse('name', 'Blueshift takes no number for a name. Add a word.');
    if (written.length > 64) throw refuse('name', 'Blueshift takes at most 64 characters. Map a shorter name.');
    return recordEvent(context, written, properties, subscriptionAttributes(context));
  },
});
