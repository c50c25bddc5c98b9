import { type FieldDefinitions, firstOf, furtherProperties, leftOver } from '@sluice/kit';
import { connection } from './connection';
import { cleanId } from './identifiers';
import { eventFields, recordEvent } from './record-event';
import { subscriptionAttributes, subscriptions } from './subscriptions';

const fields = {
  event: {
    type: 'string',
    label: 'Event',
    description: 'What the customer wants to get, or wants no more.',
    required: true,
    choices: [
      { value: 'subscribe', label: 'Wants e-mail: subscribe' },
      { value: 'unsubscribe', label: 'Wants no e-mail: unsubscribe' },
      { value: 'subscribe_interest', label: 'Is interested in a topic: subscribe_interest' },
      { value: 'unsubscribe_interest', label: 'Is no more: unsubscribe_interest' },
    ],
    default: 'subscribe',
  },
  topic: {
    type: 'string',
    label: 'Topic',
    description: 'What the customer is interested in; for the two events about interests.',
    default: firstOf('$.properties.topic', '$.properties.interest'),
  },
  subscriptions,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/**
 * The help centre (https://help.blueshift.com) names the first two, with an e-mail address; of interests no more
 * is known than that there is a topic.
 */
export const subscribe = connection.action({
  title: 'Subscribe or unsubscribe',
  description: 'Records that a customer wants e-mail or news of a topic, or wants it no more.',
  defaultSubscription: 'type = "track" and event = "Newsletter Subscribed"',
  fields,
  items: (context) => {
    const { payload, refuse } = context;
    const isInterest = payload.event.endsWith('_interest');
    if (isInterest && !payload.topic)
      throw refuse('topic', 'the event does not say what the customer is interested in.');
    if (!isInterest && cleanId(payload.email) === undefined)
      throw refuse('email', 'without an address there is nothing to write to.');
    const attributes = { ...further(payload.furtherProperties), topic: payload.topic };
    return recordEvent(context, payload.event, attributes, subscriptionAttributes(context));
  },
});
