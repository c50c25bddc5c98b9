import { type ContextIn, defineConnection } from '@sluice/kit';
import { call } from './endpoint';
import { lastEvents, sentEvents } from './last-events';

/** https://developer.blueshift.com/docs/your-sites-event-data */
export const connection = defineConnection({
  settings: {
    region: {
      type: 'string',
      label: 'Region',
      description: 'Where your Blueshift account is. A key from one region is refused in the other.',
      choices: [
        { value: 'us', label: 'United States' },
        { value: 'eu', label: 'European Union' },
      ],
      default: 'us',
    },
    eventApiKey: {
      type: 'password',
      label: 'Event API key',
      description: 'Account settings → API keys → Event API key. It can only send events.',
      required: true,
      // The vendor's page prints `curl -u KEY:`, and the colon gets copied.
      pasted: ':$',
    },
    userApiKey: {
      type: 'password',
      label: 'User API key',
      pasted: ':$',
      requiredWhen: { identifyBy: ['customers'], forgetOnDelete: [true] },
      description:
        'Account settings → API keys → User API key. It can also delete people: give it only for the customers API or ' +
        'for erasures.',
    },
    identifyBy: {
      type: 'string',
      label: 'Identify by',
      description:
        'How to send identify calls. An event shares requests with other events and includes the device; ' +
        'with the customers API, Blueshift reports at once what it does not accept. That needs the User API key.',
      choices: [
        { value: 'event', label: 'The event "identify"' },
        { value: 'customers', label: 'The customers API' },
      ],
      default: 'event',
    },
    eventsPerRequest: {
      type: 'number',
      label: 'Events per request',
      description: 'The most per request, 1 to 100. Blueshift documents 30 in one place and 100 in another.',
      default: 30,
      range: [1, 100],
    },
    anonymousIdField: {
      type: 'string',
      label: 'Anonymous ID',
      description:
        'Which field to send an anonymous ID as. Choose Blueshift’s cookie only if your anonymous IDs are the UUIDs that Blueshift makes. Nothing and the attribute identify nobody, so events of visitors unknown to you are ' +
        'skipped then.',
      choices: [
        { value: 'none', label: 'Nothing' },
        { value: 'device_id', label: 'device_id, if the event has no other' },
        { value: 'cookie', label: 'cookie, if the event has no other' },
        { value: 'attribute', label: 'The custom attribute anonymous_id' },
      ],
      default: 'none',
    },
    identifierAttributes: {
      type: 'string',
      kind: 'list',
      label: 'Further identifiers',
      description:
        'Attributes that identify customers in your account, besides customer_id, email, device_id and cookie, comma-separated: ' +
        'phone_number, loyalty_id. Ask Blueshift which your account has.',
    },
    sendUnidentified: {
      type: 'boolean',
      label: 'Send unidentified events',
      description:
        'Also sends events without a customer_id, email, device_id or cookie. Blueshift shows them in the click-stream, ' +
        'which helps to test an integration, but assigns them to nobody.',
      default: false,
    },
    productIdFrom: {
      type: 'string',
      label: 'Main product ID',
      description:
        'Which ID in your events is the product_id in your Blueshift catalogue. The other one is used if it is ' +
        'missing.',
      choices: ['product_id', 'sku'],
      default: 'product_id',
    },
    eventNames: {
      type: 'string',
      label: 'Event names',
      description: 'How to send the names of your own events. Blueshift’s are in snake case.',
      choices: [
        { value: 'snakeCase', label: 'In snake case: order_reviewed' },
        { value: 'unchanged', label: 'As sent, with underscores for spaces and dots: Order_Reviewed' },
      ],
      default: 'snakeCase',
    },
    sendEventUuid: {
      type: 'boolean',
      label: 'Send event_uuid',
      description: 'A UUID made from the message ID: the same event always has the same one.',
      default: true,
    },
    sendTimestamp: {
      type: 'boolean',
      label: 'Send the time',
      description: 'Without it, an event counts for the moment it arrives, even if it is late or repeated.',
      default: true,
    },
    forgetOnDelete: {
      type: 'boolean',
      label: 'Forget deleted people',
      description:
        'Whether an erasure makes Blueshift forget the person: it deletes their data permanently and never tracks them ' +
        'again. Needs the User API key.',
      default: false,
    },
  },
  unauthorized:
    'Events need the Event API key, customers and erasures the User API key, each of the region where the account is.',
  test: (settings) => call('GET', 'event/debug', settings.eventApiKey, settings),
  lastEvents,
  sentEvents,
  // customers/forget takes one of customer_id, email, cookie, device_id: https://developer.blueshift.com/reference/post_api-v1-customers-forget
  erase: ({ userId, anonymousId, email }, settings) => {
    const { userApiKey, forgetOnDelete, anonymousIdField: field } = settings;
    if (!forgetOnDelete || !userApiKey) {
      return 'Blueshift forgets people only if "Forget deleted people" is on. This cannot be undone.';
    }
    const isIdentifier = field === 'device_id' || field === 'cookie';
    const ids = { customer_id: userId, email, ...(isIdentifier && { [field]: anonymousId }) };
    const known = Object.entries(ids).find(([, id]) => id);
    if (!known) return 'Give a user ID, an email address, or an anonymous ID that the settings send to Blueshift.';
    return call('POST', 'customers/forget', userApiKey, settings, Object.fromEntries([known]));
  },
});

/** What `items` functions are given. */
export type Context = ContextIn<typeof connection>;
export type Settings = Context['settings'];
