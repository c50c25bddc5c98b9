import { dateOf, isObject, keyValues, type ObjectOf, oneOf, text, unreadable } from '@sluice/kit';
import { connection, type Context } from './connection';
import { consent, event, ownEmail, record } from './event';

/**
 * Which messages a customer agreed to. Consent is never taken from traits or properties:
 * https://developer.blueshift.com/reference/post_api-v1-customers
 */
export const agreed = {
  subscriptions: keyValues(
    'Subscriptions',
    'What the customer agreed to, by Blueshift’s names: unsubscribed, unsubscribed_push, and subscription_groups, a list ' +
      'of { id, subscribed }.',
    { from: '$.integrations.Blueshift.subscriptions' },
  ),
} as const;

/** The names that say whether somebody agreed, as opposed to when or why. */
const state = /^(?:(?:unsubscribed|opted_in)(?:_push|_inapp|_sms)?|opt_out_of_ads|subscription_group_subscribed)$/;
const { kind: date } = dateOf('', '');
/** What the others must be. */
const wanted: Readonly<Record<string, string>> = {
  subscription_groups: 'a list of an id and subscribed, which is true or false',
  subscription_group_id: 'of letters, digits, "-" and "_"',
};

interface Agreed extends Context {
  readonly object: object;
  readonly agreed: ObjectOf<typeof agreed>;
}

/** Adds consents, and nothing else. Refuses what Blueshift might misread. */
export function recordAgreed({ object, agreed: { subscriptions = {} }, refuse, note }: Agreed): void {
  const attributes = object as Record<string, unknown>;
  const others: string[] = [];
  for (const [name, value] of Object.entries(subscriptions)) {
    if (value === undefined || value === null || value === '') continue;
    if (!consent.test(name)) {
      others.push(name);
      continue;
    }
    const read = readConsent(name, value);
    if (read === undefined) throw refuse('subscriptions', `"${name}" must be ${wanted[name] ?? 'true or false'}.`);
    // When somebody agreed must not cost whether they did.
    if (read === unreadable) note(`${name} left out: it must be ${date.wanted}.`);
    else attributes[name] = read;
  }
  if (others.length > 0) note(`Left out, because Blueshift has no such consent: ${others.join(', ')}.`);
}

/** Undefined if it must not be sent. */
function readConsent(name: string, value: unknown): unknown {
  if (name === 'subscription_groups') return Array.isArray(value) && value.every(isGroup) ? value : undefined;
  if (name === 'subscription_group_id') return isGroupId(value) ? value : undefined;
  if (state.test(name)) return asBoolean(value);
  return name.endsWith('_at') ? (date.read(value) ?? unreadable) : value;
}

const isGroup = (one: unknown) => isObject(one) && isGroupId(one.id) && typeof one.subscribed === 'boolean';

/** https://developer.blueshift.com/reference/post_api-v1-event */
function isGroupId(id: unknown): boolean {
  return (typeof id === 'string' || typeof id === 'number') && /^[A-Za-z\d_-]+$/.test(`${id}`);
}

/** Reads the texts "true" and "false" too, which Blueshift would store as texts. */
function asBoolean(value: unknown): boolean | undefined {
  const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** https://help.blueshift.com documents the first two; about interests it only says that they have a topic. */
export const subscribe = connection.action({
  title: 'Subscribe or unsubscribe',
  description: 'Records that a customer subscribes to or unsubscribes from email or a topic.',
  tables: {
    object: {
      event: oneOf(
        'Event',
        'What the customer subscribes to or unsubscribes from.',
        {
          subscribe: 'Subscribed to email',
          unsubscribe: 'Unsubscribed from email',
          subscribe_interest: 'Subscribed to a topic',
          unsubscribe_interest: 'Unsubscribed from a topic',
        },
        'subscribe',
      ),
      topic: text('Topic', 'For the two events about topics.', { from: ['topic', 'interest'] }),
      ...event,
      email: ownEmail,
    },
    agreed,
  },
  items: (context) => {
    const { object, refuse } = context;
    if (object.event.endsWith('_interest') && object.topic === undefined) {
      throw refuse('topic', 'the event does not say what the customer is interested in.');
    }
    recordAgreed(context);
    return [record(context)];
  },
});
