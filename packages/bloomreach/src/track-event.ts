import { compact, eventName, eventProperties, leftOver, snakeCase } from '@sluice/kit';
import { connection } from './connection';
import { discovery } from './discovery';
import { eventFields, recordEvent } from './record-event';

const further = leftOver(discovery);

export const trackEvent = connection.action({
  title: 'Track event',
  description: 'Records what a customer did, under any name.',
  defaultSubscription: 'type = "track"',
  fields: {
    name: eventName,
    properties: {
      ...eventProperties,
      description: 'What is known of the event. Bloomreach keeps nested objects but cannot filter by them.',
    },
    ...eventFields,
  },
  items: (context) => {
    const { name, properties = {} } = context.payload;
    const { api, eventNames } = context.settings;
    const eventType = eventNames === 'snakeCase' ? snakeCase(name) : name.trim();
    if (eventType === '') throw context.refuse('name', 'it has no letter or digit to make a name of.');
    // Engagement has no metadata: what Discovery would need stays a property there.
    return [recordEvent(context, eventType, compact(api === 'dataHub' ? further(properties) : properties))];
  },
});
